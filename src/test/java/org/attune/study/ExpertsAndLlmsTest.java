package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped study of experts and language models against what its authors published and what the
 * authors of the Alternative Annotator Test compute; with fewer draws than it is shipped with.
 */
class ExpertsAndLlmsTest {

  /** Half of the last decimal that is printed. */
  private static final double PRINTED = 0.5e-6;

  private static final Map<String, String> FRAMEWORKS =
      Map.of(
          "EPITOME", "epitome",
          "Empathetic Dialogues", "empathetic-dialogues",
          "empatheticdialogues", "empathetic-dialogues",
          "Perceived Empathy", "perceived-empathy",
          "Lend an Ear", "lend-an-ear");

  private static List<CSVRecord> estimates;
  private static List<CSVRecord> published;
  private static Map<String, String> cells;

  @BeforeAll
  static void runTheStudy(@TempDir Path folder) throws IOException {
    Path protocol = folder.resolve("experts-and-llms.yaml");
    Files.copy(Path.of("protocols", "experts-and-llms.yaml"), protocol);
    Bench.edit(protocol, "replicates: 2000", "replicates: 20");
    Path results = Shipped.run(protocol, "experts-and-llms", folder);
    estimates = rows(results.resolve("estimates.csv"));
    published = rows(results.resolve("pairs-published.csv"));
    cells = new TreeMap<>();
    estimates.forEach(
        cell ->
            cells.put(
                key(
                    cell.get("table"),
                    cell.get("dimension"),
                    cell.get("scorer"),
                    cell.get("reference"),
                    cell.get("statistic")),
                cell.get("estimate")));
    assertThat(cells).hasSameSizeAs(estimates);
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
      return rows.getRecords();
    }
  }

  private static String key(String... parts) {
    return String.join("|", parts);
  }

  /** A dimension as the card calls it, by the names others give framework and column. */
  private static String dimension(String framework, String column) {
    String name = column.replaceFirst("^(level|m)_", "").replace("caredfor", "cared_for");
    return FRAMEWORKS.getOrDefault(framework, framework.replace('_', '-'))
        + "-"
        + name.replace('_', '-');
  }

  @Test
  void kappasOfPairsAreThePublishedOnes() throws IOException {
    int byRank = 0;
    int byValue = 0;
    List<CSVRecord> kappas =
        Shared.csv("datasets/empathy-expert-ratings/annotations/table_kappa.csv").stream()
            .filter(row -> row.get("Annotator Pair").matches(".*expert\\d.*expert\\d.*"))
            .toList();
    for (CSVRecord row : kappas) {
      String[] pair = row.get("Annotator Pair").replaceAll("[^1-3]", "").split("");
      Arrays.sort(pair);
      String[] place = {
        "pairs",
        dimension(row.get("Dataset"), row.get("Dimension")),
        "rater " + pair[0],
        "rater " + pair[1],
        "quadratic-rank-kappa"
      };
      String kappa = row.get("Weighted Cohen's Kappa");
      byRank += rounded(cells.get(key(place))).equals(kappa) ? 1 : 0;
      place[4] = "quadratic-kappa";
      byValue += rounded(cells.get(key(place))).equals(kappa) ? 1 : 0;
    }
    assertThat(kappas).hasSize(63);
    assertThat(byRank).isEqualTo(63);
    assertThat(byValue).isEqualTo(62);
  }

  @Test
  void publishedKappasStandBesideOurs() {
    assertThat(published)
        .hasSize(63)
        .allSatisfy(
            row ->
                assertThat(Double.parseDouble(row.get("ours")))
                    .isCloseTo(Double.parseDouble(row.get("published")), within(0.0051)));
  }

  private static String rounded(String estimate) {
    return new BigDecimal(estimate).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  @Test
  void alternativeTestIsThatOfTheReferenceValues() throws IOException {
    Path file = Shared.file("golden/empathy-expert-ratings.alt-test.json");
    int checked = 0;
    for (JsonNode value : new ObjectMapper().readTree(file.toFile()).get("values")) {
      boolean squared = value.get("scoring").asText().equals("neg_rmse");
      if (squared && value.path("epsilon").asDouble(0.2) == 0.2) {
        String[] column = value.get("column").asText().split("/");
        String statistic = value.get("statistic").asText().replaceFirst("alt_test", "alternative");
        String cell =
            key(
                "alternative",
                dimension(column[0], column[1]),
                value.get("pair").asText(),
                "median",
                statistic.replace('_', '-'));
        assertThat(cells).containsKey(cell);
        assertThat(Double.parseDouble(cells.get(cell)))
            .as(cell)
            .isCloseTo(value.get("estimate").asDouble(), within(PRINTED));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(2 * 63);
  }

  /** Of printed figures: each is off by half of the last decimal at most. */
  @Test
  void sharesAreModelsDividedByRaters() {
    List<CSVRecord> shares =
        estimates.stream().filter(cell -> cell.get("scorer").endsWith(" / raters")).toList();
    assertThat(shares).hasSize(21 * 3 * 2);
    for (CSVRecord share : shares) {
      String model = share.get("scorer").replace(" / raters", "");
      double of = ceiling(share, model);
      double by = ceiling(share, "raters");
      double ratio = Double.parseDouble(share.get("estimate"));
      assertThat(ratio * by)
          .as(share.toString())
          .isCloseTo(of, within(PRINTED * (1 + Math.abs(ratio) + Math.abs(by))));
    }
  }

  private static double ceiling(CSVRecord share, String scorer) {
    return Double.parseDouble(
        cells.get(
            key(
                share.get("table"),
                share.get("dimension"),
                scorer,
                share.get("reference"),
                share.get("statistic"))));
  }
}
