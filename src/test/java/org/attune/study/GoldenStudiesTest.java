package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped studies give the values of NumPy, SciPy and psych; without intervals. */
class GoldenStudiesTest {

  /** Half of the last decimal that is printed. */
  private static final double PRINTED = 0.51e-6;

  private static final Map<String, String> STATEMENTS =
      Map.ofEntries(
          Map.entry("P", "polite"),
          Map.entry("^P", "insulting"),
          Map.entry("A", "attentive"),
          Map.entry("^A", "inattentive"),
          Map.entry("EU", "understood"),
          Map.entry("ER", "appropriate"),
          Map.entry("L", "likable"),
          Map.entry("R", "repetitive"),
          Map.entry("S", "sensible"),
          Map.entry("Rating", "rating"),
          Map.entry("empathetic", "empathetic"),
          Map.entry("making_sense", "making-sense"));

  private static final Map<String, String> MULTITRAIT =
      Map.of(
          "monotrait_heterorater_mean", "monotrait-heterorater",
          "heterotrait_heterorater_mean", "heterotrait-heterorater",
          "heterotrait_heterorater_corrected", "corrected-correlation",
          "htmt_with_same_rater", "heterotrait-monotrait-ratio");

  private static final List<String> MODELS = List.of("gpt", "claude", "gemini");

  @TempDir private Path folder;

  /** Estimates by table, dimension, scorer, stratum and statistic; empty where undefined. */
  private SortedMap<String, String> cells(String study) throws IOException {
    Path protocol = folder.resolve(study + ".yaml");
    Files.copy(Path.of("protocols", study + ".yaml"), protocol);
    Bench.edit(protocol, "resampling: {level: 0.95", "resampling: {replicates: 0, level: 0.95");
    Path file = Shipped.run(protocol, study, folder).resolve("estimates.csv");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    SortedMap<String, String> cells = new TreeMap<>();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
      for (CSVRecord row : rows) {
        String key =
            String.join(
                "|",
                row.get("table"),
                row.get("dimension"),
                row.get("scorer"),
                row.get("stratum"),
                row.get("statistic"));
        assertThat(cells.put(key, row.get("estimate"))).as(key).isNull();
      }
    }
    return cells;
  }

  private static Iterable<JsonNode> golden(String name) throws IOException {
    return new ObjectMapper()
        .readTree(Shared.file("golden/" + name + ".json").toFile())
        .get("values");
  }

  private static void check(SortedMap<String, String> cells, String cell, double expected) {
    assertThat(cells).containsKey(cell);
    assertThat(Double.parseDouble(cells.get(cell))).as(cell).isCloseTo(expected, within(PRINTED));
  }

  /** The cell of a pair in whichever order. */
  private static String paired(
      SortedMap<String, String> cells, String table, String one, String other, String rest) {
    String cell = table + "|" + one + " with " + other + rest;
    return cells.containsKey(cell) ? cell : table + "|" + other + " with " + one + rest;
  }

  @Test
  void chatsWithChatbots() throws IOException {
    Iterable<JsonNode> values = golden("ieval.chats");
    SortedMap<String, String> cells = cells("ieval");
    int checked = 0;
    for (JsonNode value : values) {
      String statistic = value.get("statistic").asText();
      String column = STATEMENTS.get(value.path("column").asText());
      if (statistic.equals("mean") || statistic.equals("sd")) {
        String stratum =
            "scenario=%s, chatbot=%s"
                .formatted(value.get("valence").asText(), value.get("chatbot").asText());
        String ours = statistic.equals("mean") ? "item-mean" : "item-standard-deviation";
        check(
            cells,
            "chatbots|" + column + "||" + stratum + "|" + ours,
            value.get("estimate").asDouble());
        checked++;
      } else if (value.has("valence")
          && cells.keySet().stream().anyMatch(key -> worker(key, column))) {
        check(
            cells,
            "workers|worker-%s||scenario=%s|%s"
                .formatted(
                    column,
                    value.get("valence").asText(),
                    value.get("form").asText().toLowerCase(Locale.ROOT)),
            value.get("estimate").asDouble());
        checked++;
      } else if (!statistic.equals("icc")) {
        String one = value.at("/pair/0").asText();
        String other = value.at("/pair/1").asText();
        boolean empathy = one.equals("TEQ_agg");
        String second = STATEMENTS.get(other.replace("worker mean of ", ""));
        check(
            cells,
            paired(
                cells,
                empathy ? "empathy" : "statements",
                empathy ? "toronto-empathy" : STATEMENTS.get(one),
                empathy ? "mean-" + second : second,
                "|raters||item-" + statistic),
            value.get("estimate").asDouble());
        checked++;
      }
    }
    assertThat(checked).isEqualTo(2 * 96 + 2 * 52 + 144);
  }

  private static boolean worker(String key, String column) {
    return key.startsWith("workers|worker-" + column + "|");
  }

  @Tag("published-size")
  @Test
  void expertsModelsAndACrowd() throws IOException {
    Iterable<JsonNode> values = golden("empathy-expert-ratings.multitrait");
    SortedMap<String, String> cells = cells("same-construct");
    SortedMap<String, List<Double>> byExpert = new TreeMap<>();
    int checked = 0;
    for (JsonNode value : values) {
      String framework =
          value.get("framework").asText().replace("empatheticd", "empathetic-d").replace('_', '-');
      String statistic = value.get("statistic").asText();
      double expected = value.path("estimate").asDouble();
      String one = dimension(value.at("/pair/0").asText());
      String other = dimension(value.at("/pair/1").asText());
      String rater = value.path("rater").asText();
      if (statistic.equals("monotrait_heterorater_mean")) {
        String own = framework + "-" + dimension(value.get("column").asText());
        check(cells, framework + "|" + own + "|raters||monotrait-heterorater", expected);
        checked++;
      } else if (MULTITRAIT.containsKey(statistic)) {
        String cell =
            paired(
                cells,
                framework,
                framework + "-" + one,
                framework + "-" + other,
                "|raters||" + MULTITRAIT.get(statistic));
        check(cells, cell, expected);
        checked++;
      } else if (statistic.equals("heterotrait_monorater") && MODELS.contains(rater)) {
        String cell =
            paired(
                cells,
                framework,
                framework + "-" + one,
                framework + "-" + other,
                "|" + rater + "||heterotrait-monorater");
        if (value.get("estimate").isNull()) {
          assertThat(cells.get(cell)).isEmpty();
        } else {
          check(cells, cell, expected);
        }
        checked++;
      } else if (statistic.equals("heterotrait_monorater") && rater.startsWith("expert")) {
        String key = framework + "|" + one + "|" + other;
        byExpert.computeIfAbsent(key, k -> new ArrayList<>()).add(expected);
      } else if (statistic.equals("heterotrait_monorater") && framework.equals("lend-an-ear")) {
        String cell =
            paired(cells, "crowd", "crowd-" + one, "crowd-" + other, "|raters||item-pearson");
        check(cells, cell, expected);
        checked++;
      }
    }
    for (Map.Entry<String, List<Double>> expert : byExpert.entrySet()) {
      String[] of = expert.getKey().split("\\|");
      String cell =
          paired(
              cells,
              of[0],
              of[0] + "-" + of[1],
              of[0] + "-" + of[2],
              "|raters||heterotrait-monorater");
      double mean =
          expert.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      check(cells, cell, mean);
      checked++;
    }
    assertThat(checked).isEqualTo(21 + 3 * 57 + 3 * 57 + 15 + 57);
  }

  /** A dimension as the card calls it, by its column. */
  private static String dimension(String column) {
    return column
        .replaceFirst("^(level|m)_", "")
        .replace("caredfor", "cared-for")
        .replace('_', '-');
  }
}
