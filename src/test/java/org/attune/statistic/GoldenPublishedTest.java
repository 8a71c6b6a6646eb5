package org.attune.statistic;

import static org.attune.statistic.GoldenFile.strings;
import static org.attune.statistic.GoldenFile.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

/** Published tables and tables that can be checked by hand. */
class GoldenPublishedTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Scale WHOLE_NUMBERS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
  private static final List<String> CONTINGENCY =
      List.of(
          "wiki_2x2_a",
          "wiki_2x2_b",
          "wiki_2x2_c",
          "fleiss_cohen_everitt",
          "cont3x3abstractors",
          "cont4x4diagnosis");
  private static final Predicate<JsonNode> ALL = value -> true;

  @Test
  void tables() throws IOException {
    GoldenFile golden = new GoldenFile("published");
    for (JsonNode oracle : golden.root().path("oracles")) {
      JsonNode table = oracle.path("table");
      JsonNode values = oracle.path("values");
      switch (oracle.path("name").asText()) {
        case "cohen-1968" -> golden.check(values, ALL, counted(table, 200));
        case "krippendorff-nominal-2x12" ->
            golden.check(values, ALL, pairs(table, List.of("a", "b", "c", "d", "e")));
        case "negative-agreement", "unused-category" ->
            golden.check(values, ALL, pairs(table, List.of("0", "1", "2", "3", "4", "5")));
        case "classification-hand-10" ->
            golden.check(values, ALL, classified(table, List.of("0", "1", "2")));
        case "empty-classes" ->
            golden.check(values, ALL, classified(table, strings(table.path("labels"))));
        case "multilabel-hand-5x3" -> golden.check(values, ALL, sets(table));
        case "binary-scores-sklearn" -> {
          golden.check(
              values, with("pair", "y, scores"), scores(table.path("y"), table.path("scores")));
          golden.check(
              values, with("pair", "y3, ties3"), scores(table.path("y3"), table.path("ties3")));
        }
        default -> {
          if (CONTINGENCY.contains(oracle.path("name").asText())) {
            golden.check(values, ALL, counted(table, 1));
          }
        }
      }
    }
    golden.report();
  }

  private static GoldenAnswers counted(JsonNode table, int items) {
    double[][] cells = JSON.convertValue(table, double[][].class);
    LongStream.Builder rows = LongStream.builder();
    LongStream.Builder columns = LongStream.builder();
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells.length; j++) {
        for (long n = Math.round(cells[i][j] * items); n > 0; n--) {
          rows.add(i);
          columns.add(j);
        }
      }
    }
    return new GoldenAnswers(WHOLE_NUMBERS, rows.build().toArray(), columns.build().toArray());
  }

  private static GoldenAnswers pairs(JsonNode table, List<String> names) {
    List<List<String>> rows =
        StreamSupport.stream(table.spliterator(), false).map(GoldenFile::strings).toList();
    return new GoldenAnswers(
        GoldenAnswers.levels(names),
        rows.stream().mapToLong(row -> names.indexOf(row.get(0))).toArray(),
        rows.stream().mapToLong(row -> names.indexOf(row.get(1))).toArray());
  }

  private static GoldenAnswers classified(JsonNode table, List<String> labels) {
    double[][] degrees =
        table.has("probabilities")
            ? JSON.convertValue(table.path("probabilities"), double[][].class)
            : new double[0][];
    return new GoldenAnswers(
        GoldenAnswers.levels(labels),
        longs(table.path("reference")),
        longs(table.path("prediction")),
        degrees);
  }

  private static GoldenAnswers sets(JsonNode table) {
    return new GoldenAnswers(
        new Scale.Labels(List.of("0", "1", "2")),
        masks(table.path("reference")),
        masks(table.path("prediction")));
  }

  private static GoldenAnswers scores(JsonNode reference, JsonNode scores) {
    double[][] degrees =
        Arrays.stream(JSON.convertValue(scores, double[].class))
            .mapToObj(x -> new double[] {1 - x, x})
            .toArray(double[][]::new);
    return new GoldenAnswers(
        new Scale.Nominal(List.of("0", "1")), longs(reference), longs(reference), degrees);
  }

  private static long[] masks(JsonNode indicators) {
    return Arrays.stream(JSON.convertValue(indicators, long[][].class))
        .mapToLong(row -> IntStream.range(0, row.length).mapToLong(i -> row[i] << i).sum())
        .toArray();
  }

  private static long[] longs(JsonNode numbers) {
    return JSON.convertValue(numbers, long[].class);
  }
}
