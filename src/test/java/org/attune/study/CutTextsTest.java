package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTextsTest {

  private static final String STUDY = "own-model";
  private static final Pattern END =
      Pattern.compile("^djl did not read (\\d+) of 210 different turns of", Pattern.MULTILINE);

  @Test
  void saysNothingWhereNothingIsCut() {
    assertThat(CutTexts.behind(Optional.of(0L), OptionalInt.of(16))).isEmpty();
    assertThat(CutTexts.behind(Optional.empty(), OptionalInt.empty())).isEmpty();
    assertThat(CutTexts.behind(Optional.of(3L), OptionalInt.of(16)))
        .isEqualTo(", 3 of them cut at 16 tokens");
  }

  /** The number is one of the corpus, not of what was done now. */
  @Test
  void isTheSameHoweverTheWorkIsCutAndAfterAnInterruption(@TempDir Path folder) throws IOException {
    Bench bench = Bench.at(folder, "everyday-conversations").spark("local[1]", 1);
    Bench.edit(bench.protocol(STUDY), "max-tokens: 128", "max-tokens: 80");
    Launch first = bench.run("run", STUDY);
    assertThat(first.err()).isEmpty();
    String cut = cut(first);
    assertThat(Integer.parseInt(cut)).isBetween(1, 209);
    assertThat(first.out()).contains("210 different turns, " + cut + " of them cut at 80 tokens");
    assertThat(Bench.read(bench.results(STUDY).resolve("manifest.json")))
        .contains("\"cut-turns\" : " + cut);
    assertThat(Bench.read(bench.results(STUDY).resolve("report.html")))
        .contains("<dt>texts longer than it reads, which were cut</dt><dd>" + cut + "</dd>");
    Files.delete(bench.work().resolve("studies").resolve(STUDY).resolve("score.json"));
    List<Path> groups = groups(bench);
    for (Path group : groups.subList(0, groups.size() / 2)) {
      Files.delete(group);
    }
    Launch again = bench.spark("local[2]", 7).run("score", STUDY);
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains(" of 16 groups were done");
    assertThat(cut(again)).isEqualTo(cut);
    assertThat(cut(bench.run("score", STUDY))).isEqualTo(cut);
  }

  private static String cut(Launch run) {
    Matcher told = END.matcher(run.out());
    assertThat(told.find()).as(run.out()).isTrue();
    return told.group(1);
  }

  private static List<Path> groups(Bench bench) throws IOException {
    try (Stream<Path> files = Files.walk(bench.work().resolve("scores"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("group-")).sorted().toList();
    }
  }
}
