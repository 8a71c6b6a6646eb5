package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be what they are given for, and names that are no paths. */
class PlacesTest {

  private static final String STUDY = "agreement";

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void bench() {
    bench = Bench.at(folder.resolve("home"), "neighbours", "interviews", "postcards");
    bench.spark("local[2]", 1);
  }

  /** Runs the study with one of its folders elsewhere. */
  private Launch run(String option, Path elsewhere) {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("--work", bench.work());
    folders.put("--results", folder.resolve("home").resolve("results"));
    folders.put("--conf", folder.resolve("home").resolve("spark.conf"));
    folders.put(option, elsewhere);
    List<String> arguments =
        new ArrayList<>(List.of("run", bench.protocol(STUDY).toString(), "--master", "local[2]"));
    folders.forEach((name, path) -> arguments.addAll(List.of(name, path.toString())));
    return Launch.of(folder.resolve("home"), arguments);
  }

  private void isRefused(String option, Path elsewhere, Path file) {
    Launch run = run(option, elsewhere);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(option + ": expected a folder, found the file " + file + "\n");
  }

  @Test
  void aFileWhereAFolderIsWantedIsNamedBeforeAnythingRuns() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (String option : List.of("--work", "--results", "--data", "--models")) {
      isRefused(option, file, file);
    }
    Bench.write(bench.results(STUDY), "x");
    isRefused("--results", bench.results(STUDY).getParent(), bench.results(STUDY));
  }

  @Test
  void aFileInTheWorkFolderWhereAFolderIsWantedIsNamed() {
    Bench.write(bench.work().resolve("corpora"), "x");
    isRefused("--work", bench.work(), bench.work().resolve("corpora"));
  }

  @Test
  void workIsOneRunsAtATime() throws IOException {
    try (WorkFolder other = WorkFolder.take(bench.work())) {
      assertThat(other.guarded()).isTrue();
      Launch run = bench.run("run", STUDY);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("--work: expected a folder that no other run works in, found ")
          .endsWith("(--work DIR)");
    }
  }

  @Test
  void resultsAreOneRunsAtATimeThoughWorkFoldersDiffer() throws IOException {
    Path results = bench.results(STUDY).getParent();
    try (Lease other = Lease.ofResults(results, STUDY).orElseThrow()) {
      assertThat(other).isNotNull();
      Launch run = bench.run("run", STUDY);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("--results: expected a folder that no other run works in, found ")
          .endsWith("(--results DIR)");
      assertThat(bench.work().resolve("corpora")).doesNotExist();
    }
  }

  @Test
  void namesAndFoldersMayHoldAnything() {
    Path odd = folder.resolve("wörk {a,b} [v2]: x\\y #1 %41?*,z");
    String name = "GPT-4: zero {a,b} [v2] a\\b ../../x *";
    String letters = "x".repeat(300);
    Bench.write(
        bench.protocol(STUDY),
        """
        study: agreement
        title: Names
        corpora: [postcards]
        dimensions: [{name: feeling}]
        consensus: {rule: majority}
        scorers:
          - {scorer: lexicon, lexicon: goemotions-ekman, as: '%s'}
          - {scorer: lexicon, lexicon: goemotions-ekman, as: %s}
          - {scorer: dawid-skene, as: 'A[b'}
          - {scorer: dawid-skene, as: 'a[B'}
        tables: [{name: models, rows: [scorer], columns: [statistic], statistics: [macro-f1]}]
        resampling: {replicates: 20}
        """
            .formatted(name, letters));
    SortedMap<String, String> before = Bench.files(folder);
    Launch run = run("--work", odd);
    assertThat(run.err()).isEmpty();
    SortedMap<String, String> after = Bench.files(folder);
    assertThat(after).containsAllEntriesOf(before);
    after.keySet().removeAll(before.keySet());
    String inOdd = folder.relativize(odd) + "/";
    String inResults = "home/results/agreement/";
    after.keySet().remove("home/results/.lease.agreement");
    assertThat(after.keySet())
        .allMatch(file -> file.startsWith(inOdd) || file.startsWith(inResults))
        .filteredOn(file -> file.startsWith(inOdd + "scores/"))
        .isNotEmpty()
        .allMatch(file -> file.substring(inOdd.length()).matches("[a-z0-9/.-]+"));
    assertThat(after.get(inResults + "models.csv")).contains(name, letters, "A[b", "a[B");
    assertThat(after.get(inResults + "models.csv").lines().skip(1))
        .allMatch(line -> line.matches(".*,0\\.\\d+(,.*)?"));
  }
}
