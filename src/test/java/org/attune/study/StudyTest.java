package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole studies: the results do not depend on how Spark splits the work or how the verbs are
 * called.
 */
class StudyTest {

  private static final String MODELS = "models";
  private static final String AGREEMENT = "agreement";

  @TempDir private Path folder;

  private Bench bench(String name) {
    return Bench.at(
        folder.resolve(name), "neighbours", "interviews", "postcards", "everyday-conversations");
  }

  private static SortedMap<String, String> results(Bench bench, String study) {
    Launch run = bench.run("run", study);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return bench.files(study);
  }

  @Test
  void resultsAreTheSameHoweverTheWorkAndTheFilesAreCut() throws IOException {
    Bench three = bench("three").spark("local[1]", 3);
    Bench many = bench("many").spark("local[2]", 17);
    many.cut("everyday-conversations", "turns.csv", 3);
    many.cut("postcards", "postcards.csv", 2);
    many.cut("neighbours", "ratings.csv", 4);
    many.cut("neighbours", "remarks.csv", 2);

    for (String study : List.of(AGREEMENT, MODELS)) {
      SortedMap<String, String> expected = Finished.copy(study, folder.resolve(study)).files(study);
      assertThat(results(three, study)).isEqualTo(expected);
      SortedMap<String, String> cut = results(many, study);
      assertThat(withoutFiles(cut)).isEqualTo(withoutFiles(expected));
      assertNoTextsOrRaters(expected);
      assertNoTextsOrRaters(cut);
    }
  }

  /** Results with what names, hashes or numbers the files of the corpora left out. */
  private static SortedMap<String, String> withoutFiles(SortedMap<String, String> results)
      throws IOException {
    SortedMap<String, String> rest = new TreeMap<>(results);
    JsonNode manifest = State.JSON.readTree(rest.get("manifest.json"));
    for (JsonNode corpus : manifest.get("corpora")) {
      ((ObjectNode) corpus)
          .remove(List.of("card-sha256", "card-without-raters-sha256", "files-sha256"));
    }
    rest.put("manifest.json", State.json(manifest));
    rest.computeIfPresent(
        "report.html", (name, page) -> page.replaceAll("<dt>files</dt><dd>\\d+</dd>", ""));
    assertThat(rest.remove("ro-crate-metadata.json")).isNotNull();
    rest.keySet().removeIf(name -> name.endsWith("/dataset.yaml"));
    return rest;
  }

  private void assertNoTextsOrRaters(SortedMap<String, String> results) throws IOException {
    Set<String> secrets = new HashSet<>(Set.of("Ines", "Joern", "Kalinda"));
    Path datasets = folder.resolve("three").resolve("datasets");
    secrets.addAll(values(datasets.resolve("neighbours").resolve("remarks.csv"), "words"));
    secrets.addAll(values(datasets.resolve("neighbours").resolve("ratings.csv"), "who"));
    secrets.addAll(
        values(datasets.resolve("postcards").resolve("postcards.csv"), "text", "reader", "sender"));
    secrets.addAll(
        values(datasets.resolve("everyday-conversations").resolve("turns.csv"), "text", "speaker"));
    assertThat(secrets).hasSizeGreaterThan(500);
    results.forEach((file, content) -> assertThat(secrets).as(file).noneMatch(content::contains));
  }

  private static Set<String> values(Path file, String... columns) throws IOException {
    Set<String> values = new HashSet<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1), format)) {
      for (CSVRecord row : rows) {
        for (String column : columns) {
          values.add(row.get(column));
        }
      }
    }
    return values;
  }

  @Test
  void verbsInOrderGiveWhatRunGives() {
    Bench apart = bench("apart");
    for (String verb : List.of("import", "score", "tally", "table")) {
      assertThat(apart.run(verb, AGREEMENT))
          .extracting(Launch::exit, Launch::err)
          .containsExactly(0, "");
    }
    assertThat(apart.files(AGREEMENT))
        .isEqualTo(Finished.copy(AGREEMENT, folder.resolve("together")).files(AGREEMENT));
  }

  @Test
  void aVerbAsksForTheFirstOneThatIsMissing() {
    Bench bench = bench("early");
    for (List<String> pair :
        List.of(
            List.of("score", "import"), List.of("tally", "import"), List.of("table", "import"))) {
      Launch early = bench.run(pair.get(0), AGREEMENT);
      assertThat(early.exit()).isEqualTo(2);
      assertThat(early.err())
          .startsWith(
              "study agreement: expected what `attune "
                  + pair.get(1)
                  + "` writes, found nothing in ")
          .endsWith("run it first, or `attune run` for all\n");
    }
    assertThat(bench.results(AGREEMENT)).doesNotExist();
  }
}
