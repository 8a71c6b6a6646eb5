package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of groups of people, some of whom withdraw. */
class PrivateStudyTest {

  private static final String CARD =
      """
      name: diaries
      title: Diaries
      source: Made up
      licence: None
      citation: None
      single-ratings: public
      use: [%s]
      dimensions:
        warmth: {scale: nominal, labels: [cold, warm]}
      tables:
        - format: csv
          files: [{path: diaries.csv}]
          speaker: who
          text: text
          strata: {sex: {column: sex, people: true}}
          ratings: [{dimension: warmth, shape: wide, columns: {ann: ann, bob: bob}}]
      """;

  private static final String PROTOCOL =
      """
      study: diaries
      title: Do people agree on diaries?
      corpora: [diaries]
      dimensions: [{name: warmth}]
      consensus: {rule: majority}
      resampling: {unit: speaker}
      tables:
        - {name: all, rows: [statistic], columns: [], statistics: [percent-agreement], against: raters}
        - {name: sexes, rows: [stratum], columns: [statistic], statistics: [percent-agreement], against: raters, strata: sex}
      """;

  /** What people are called, and what they wrote. */
  private static final String PLANTED = "speaker[0-9]|day [0-9] of";

  @TempDir private Path folder;

  private Bench bench() {
    Bench bench = Bench.at(folder);
    StringBuilder rows = new StringBuilder("who,sex,text,ann,bob\n");
    for (int p = 0; p < 23; p++) {
      String sex = p < 10 ? "f" : p < 20 ? "m" : "other";
      for (int i = 0; i < 4; i++) {
        rows.append(
            "speaker%d,%s,day %d of %d,warm,%s%n"
                .formatted(p, sex, i, p, p + i < 12 ? "warm" : "cold"));
      }
    }
    Bench.write(bench.corpus("diaries").resolve("diaries.csv"), rows.toString().replace("\r", ""));
    Bench.write(bench.protocol("diaries"), PROTOCOL);
    allow(bench, "research, publication");
    return bench;
  }

  private static void allow(Bench bench, String use) {
    Bench.write(bench.corpus("diaries").resolve("dataset.yaml"), CARD.formatted(use));
  }

  private static long imports(Bench bench) throws IOException {
    try (Stream<Path> all = Files.list(bench.work().resolve("corpora"))) {
      return all.count();
    }
  }

  /** No id of a speaker and no text is in results, shared or not, nor in the log. */
  private static void checkNobodyIsNamed(Bench bench) {
    Bench.files(bench.results("diaries").getParent())
        .forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(PLANTED));
    Bench.files(bench.work()).entrySet().stream()
        .filter(file -> !file.getKey().startsWith("corpora/"))
        .forEach(
            file -> assertThat(file.getValue()).as(file.getKey()).doesNotContainPattern(PLANTED));
  }

  @Test
  void groupsArePublishedWithoutTalliesAndWhoWithdrewIsGone() throws IOException {
    Bench bench = bench();
    Launch run = bench.run("run", "diaries");
    assertThat(run.exit()).as(run.out()).isZero();
    Path results = bench.results("diaries");
    Path bundle = results.resolveSibling("diaries.restricted");
    assertThat(run.out()).contains("Groups of people in diaries are protected: its tallies lie in");
    assertThat(results.resolve("tallies")).doesNotExist();
    assertThat(bundle.resolve("tallies/diaries.tsv")).exists();
    assertThat(Files.readString(results.resolve("sexes.csv")))
        .contains("sex=f,,,\n", "sex=m,", "sex=other,,,\n")
        .doesNotContain("sex=m,,,");
    assertThat(Files.readString(results.resolve("manifest.json")))
        .containsPattern("\"suppressed\" *: 2")
        .contains("\"tallies\" : \"restricted\"");
    checkNobodyIsNamed(bench);
    Files.delete(bundle.resolve("tallies/diaries.tsv"));
    Launch alone = bench.verify("diaries", "--data", folder.resolve("none").toString());
    assertThat(alone.out())
        .contains("not climbed  tallies are in the restricted bundle")
        .doesNotContain("different  ");
    assertThat(alone.exit()).isEqualTo(3);

    Path diaries = bench.corpus("diaries").resolve("diaries.csv");
    String whole = Bench.read(diaries);
    Bench.write(diaries, whole.replace("day 2 of 7,warm", "day 2 of 7,hot"));
    run = bench.run("run", "diaries");
    assertThat(run.exit()).as("of a run that breaks off").isEqualTo(1);
    assertThat(run.out() + run.err()).contains("diaries.csv:32").doesNotContainPattern(PLANTED);
    checkNobodyIsNamed(bench);
    Bench.write(diaries, whole);

    Path gone = folder.resolve("gone.txt");
    Files.write(gone, List.of("# who withdrew", "speaker3", "bob"));
    run = bench.run("import", "diaries", "--withdrawn", gone.toString());
    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out()).contains("88 items, 92 of people who withdrew left out");
    assertThat(imports(bench)).as("what holds the texts of who withdrew is removed").isEqualTo(1);

    allow(bench, "research");
    run = bench.run("run", "diaries");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out() + run.err())
        .contains("diaries/dataset.yaml: use: expected publication", "found research");
  }
}
