package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;

/**
 * Statistics of the items of each group, their differences and ratios, equal what fairlearn says.
 */
class GoldenGroupsTest {

  private static final Scale NUMBERS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  private int checked;

  @Test
  void offensivenessByRater() throws IOException {
    Golden golden = Golden.read("popquorn-offensiveness.group-gaps");
    List<CSVRecord> rows = Golden.csv("popquorn-offensiveness/raw_data.csv");
    Map<String, int[]> sums = new HashMap<>();
    for (CSVRecord row : rows) {
      int[] sum = sums.computeIfAbsent(row.get("instance_id"), key -> new int[2]);
      sum[0] += level(row);
      sum[1]++;
    }
    for (String column : List.of("gender", "race")) {
      GroupTable table = new GroupTable();
      for (CSVRecord row : rows) {
        int[] sum = sums.get(row.get("instance_id"));
        table.add(row.get(column), sum[0] >= 2 * sum[1], level(row) >= 3);
      }
      check(golden, column, table);
    }
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.statistic().startsWith("group_mean")) {
        String column = value.text("column").replace(": rating", "");
        means(value.json(), rows, column, "offensiveness");
      }
    }
    assertThat(checked).isEqualTo(96);
  }

  @Test
  void empathyByWriter() throws IOException {
    Golden golden = Golden.read("wassa-2022.group-gaps");
    List<CSVRecord> rows = messages();
    List<String> list = GoldenFile.strings(golden.root().path("rule"));
    List<String> predictions = new ArrayList<>();
    for (CSVRecord row : rows) {
      long hits = GoldenText.words(row.get("essay")).stream().filter(list::contains).count();
      predictions.add(hits >= 4 ? "1" : "0");
    }
    assertThat(GoldenText.sha256(predictions))
        .isEqualTo(golden.root().path("prediction_sha256").asText());
    Predicate<CSVRecord> anyone = row -> true;
    Predicate<CSVRecord> oneOrTwo = row -> !row.get("gender").equals("5");
    check(golden, "gender", writers(rows, predictions, "gender", anyone));
    check(golden, "gender, 1 and 2 only", writers(rows, predictions, "gender", oneOrTwo));
    check(golden, "education", writers(rows, predictions, "education", anyone));
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.statistic().contains("mean")) {
        means(value.json(), rows, "gender", "empathy");
      }
    }
    assertThat(checked).isEqualTo(140);
  }

  @Test
  void byHand() throws IOException {
    for (JsonNode oracle : Golden.read("published").root().path("oracles")) {
      if (oracle.path("name").asText().equals("group-gaps-hand")) {
        GroupTable groups = new GroupTable();
        JsonNode table = oracle.path("table");
        for (int i = 0; i < table.path("group").size(); i++) {
          groups.add(
              table.path("group").get(i).asText(),
              table.path("y").get(i).asInt() == 1,
              table.path("prediction").get(i).asInt() == 1);
        }
        oracle.path("values").forEach(value -> check(value, groups));
      }
    }
    assertThat(checked).isEqualTo(16);
  }

  private void check(Golden golden, String column, GroupTable table) {
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.text("column").equals(column) && GroupTable.covers(value.statistic())) {
        check(value.json(), table);
      }
    }
  }

  private void check(JsonNode value, GroupTable table) {
    if (value.has("vector")) {
      String rate = value.path("statistic").asText().substring("group_".length());
      vector(value, table.byGroup(rate));
      close(value, "overall", table.overall(rate));
    } else {
      close(value, "estimate", table.gap(value));
    }
    checked++;
  }

  private static void vector(JsonNode value, SortedMap<String, Double> ours) {
    assertThat(ours.keySet())
        .containsExactlyInAnyOrderElementsOf(() -> value.path("vector").fieldNames());
    ours.forEach(
        (group, number) ->
            assertThat(number)
                .as("%s of %s", group, value)
                .isCloseTo(
                    value.path("vector").path(group).doubleValue(),
                    within(value.path("tolerance").doubleValue())));
  }

  private static void close(JsonNode value, String field, double ours) {
    assertThat(ours)
        .as("%s of %s", field, value)
        .isCloseTo(value.path(field).doubleValue(), within(value.path("tolerance").doubleValue()));
  }

  /** A mean is the bias against 0. */
  private void means(JsonNode value, List<CSVRecord> rows, String column, String number) {
    SortedMap<String, List<Case>> groups = new TreeMap<>();
    List<Case> all = new ArrayList<>();
    for (CSVRecord row : rows) {
      Case item = Case.ofAnswers(NUMBERS, 0, Scale.fixed(new BigDecimal(row.get(number))));
      groups.computeIfAbsent(row.get(column), key -> new ArrayList<>()).add(item);
      all.add(item);
    }
    SortedMap<String, Double> means = new TreeMap<>();
    groups.forEach((group, items) -> means.put(group, mean(items)));
    switch (value.path("statistic").asText()) {
      case "group_mean" -> {
        vector(value, means);
        close(value, "overall", mean(all));
      }
      case "mean_difference" -> close(value, "estimate", means.get("1") - means.get("2"));
      default ->
          close(
              value, "estimate", Collections.max(means.values()) - Collections.min(means.values()));
    }
    checked++;
  }

  private static double mean(List<Case> items) {
    return ((Estimate.Value) Tallying.estimate(new Bias(), NUMBERS, items)).point();
  }

  /** Messages whose tabs may stand in quotes. */
  private static List<CSVRecord> messages() throws IOException {
    CSVFormat format =
        CSVFormat.TDF
            .builder()
            .setQuote('"')
            .setIgnoreSurroundingSpaces(false)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    Path file = Shared.file("datasets/wassa-2022/messages_train_ready_for_WS.tsv");
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
      return rows.getRecords();
    }
  }

  private static GroupTable writers(
      List<CSVRecord> rows, List<String> predictions, String column, Predicate<CSVRecord> which) {
    GroupTable table = new GroupTable();
    for (int i = 0; i < rows.size(); i++) {
      CSVRecord row = rows.get(i);
      if (which.test(row)) {
        table.add(
            row.get(column), row.get("empathy_bin").equals("1"), predictions.get(i).equals("1"));
      }
    }
    return table;
  }

  private static int level(CSVRecord row) {
    return new BigDecimal(row.get("offensiveness")).intValueExact();
  }
}
