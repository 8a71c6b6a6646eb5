package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that was run before does only what has changed. */
class StudyAgainTest {

  private static final String STUDY = "agreement";
  private static final String TABLE = "table agreement";

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void copy() {
    bench = Finished.copy(STUDY, folder);
  }

  /** What each stage ended with. */
  private SortedMap<String, String> run() {
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    SortedMap<String, String> stages = new TreeMap<>();
    run.out()
        .lines()
        .filter(line -> line.matches("(import|score|tally|table) [a-z ]+: .*"))
        .forEach(
            line ->
                stages.put(
                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
    assertThat(stages).hasSize(8);
    return stages;
  }

  private static Map<String, String> stamps(Path... folders) throws IOException {
    Map<String, String> stamps = new TreeMap<>();
    for (Path of : folders) {
      try (Stream<Path> files = Files.walk(of)) {
        for (Path file :
            files.filter(f -> Files.isRegularFile(f) && !f.endsWith("attune.log")).toList()) {
          BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
          stamps.put(file.toString(), a.lastModifiedTime() + " " + a.fileKey());
        }
      }
    }
    return stamps;
  }

  @Test
  void nothingChangedNothingIsDone() throws IOException {
    Map<String, String> before = stamps(bench.results(STUDY), bench.work());
    assertThat(run())
        .containsOnly(
            Map.entry("import neighbours", "unchanged, 10 items"),
            Map.entry("import interviews", "unchanged, 8 items"),
            Map.entry("import postcards", "unchanged, 30 items"),
            Map.entry("score postcards with lexicon", "30 different turns, unchanged"),
            Map.entry("tally neighbours", "unchanged"),
            Map.entry("tally interviews", "unchanged"),
            Map.entry("tally postcards", "unchanged"),
            Map.entry(TABLE, "unchanged"));
    assertThat(stamps(bench.results(STUDY), bench.work())).isEqualTo(before);
  }

  private void onlyTheTableIsMadeAgain() {
    run()
        .forEach(
            (stage, result) -> {
              if (stage.equals(TABLE)) {
                assertThat(result).isEqualTo("29 files");
              } else {
                assertThat(result).as(stage).contains("unchanged");
              }
            });
  }

  @Test
  void otherDecimalsConcernTheTableOnly() {
    SortedMap<String, String> before = bench.files(STUDY);
    Bench.edit(bench.protocol(STUDY), "decimals: 2", "decimals: 4");
    onlyTheTableIsMadeAgain();
    assertThat(bench.files(STUDY).get("seasons.csv"))
        .contains("0.5833")
        .isNotEqualTo(before.get("seasons.csv"));
    before
        .keySet()
        .removeAll(
            Set.of(
                "seasons.csv",
                "seasons.md",
                "seasons.tex",
                "protocol.yaml",
                "manifest.json",
                "report.html",
                "ro-crate-metadata.json"));
    assertThat(bench.files(STUDY)).containsAllEntriesOf(before);
  }

  @Test
  void anotherLevelConcernsTheTableOnly() {
    SortedMap<String, String> before = bench.files(STUDY);
    Bench.edit(bench.protocol(STUDY), "level: 0.9", "level: 0.8");
    onlyTheTableIsMadeAgain();
    assertThat(bench.files(STUDY).get("estimates.csv")).isNotEqualTo(before.get("estimates.csv"));
    assertThat(bench.files(STUDY).get("confusion.csv")).isEqualTo(before.get("confusion.csv"));
  }

  @Test
  void otherDataAreReadScoredAndCountedAgain() {
    bench.editCorpus("interviews", "pace.csv", "i8,8,", "i8,9,");
    bench.editCorpus("postcards", "postcards.csv", "Tuesday at four", "Tuesday at five");
    SortedMap<String, String> stages = run();
    assertThat(stages.get("import interviews")).isEqualTo("8 items");
    assertThat(stages.get("import postcards")).isEqualTo("30 items");
    assertThat(stages.get("score postcards with lexicon"))
        // The turn may have gone to another group of turns of its length.
        .matches("30 different turns, 1[3-5] of 1[4-6] groups were done");
    assertThat(stages.get("tally interviews")).endsWith(" counts");
    assertThat(stages.get("tally postcards")).endsWith(" counts");
    assertThat(stages.get(TABLE)).isEqualTo("29 files");
    assertThat(stages.get("import neighbours") + stages.get("tally neighbours"))
        .isEqualTo("unchanged, 10 itemsunchanged");
    assertThat(bench.files(STUDY).get("estimates.csv"))
        .contains("mean-absolute-error,0.821429"); // (4.75 + 1) / 7
  }

  @Test
  void damagedAndDeletedResultsAreMadeAgain() {
    SortedMap<String, String> before = bench.files(STUDY);
    Bench.edit(bench.results(STUDY).resolve("estimates.csv"), "0.541667", "0.941667");
    Bench.delete(bench.results(STUDY).resolve("pace.md"));
    onlyTheTableIsMadeAgain();
    assertThat(bench.files(STUDY)).isEqualTo(before);
  }
}
