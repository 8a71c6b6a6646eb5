package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;

/**
 * The multitrait-multirater matrix of three experts, a crowd and three language models gives the
 * values of SciPy.
 */
class GoldenMultitraitTest {

  private static final Scale POINTS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
  private static final List<String> EXPERTS = List.of("expert1", "expert2", "expert3");
  private static final String CROWD = "crowd";
  private static final String NOBODY = "";
  private static final Set<String> IDS = Set.of("conv_id", "sp_id", "conversation_id", "id");

  /** Ratings by framework, rater and dimension, each by item. */
  private final Map<String, Map<String, BigDecimal>> ratings = new HashMap<>();

  /** On one dimension the ratings of some, the crowd's means as a model's answer. */
  private Case on(String framework, String item, String dimension, List<String> raters) {
    List<Integer> who = new ArrayList<>();
    List<Long> codes = new ArrayList<>();
    long model = Scale.ABSENT;
    for (String rater : named(raters)) {
      BigDecimal value = of(framework, rater, dimension).get(item);
      if (value != null && rater.equals(CROWD)) {
        model = Scale.fixed(value);
      } else if (value != null) {
        who.add(raters.indexOf(rater));
        codes.add(POINTS.code(value.toPlainString()).orElseThrow());
      }
    }
    return new Case(
        POINTS,
        codes.stream().mapToLong(Long::longValue).toArray(),
        who.stream().mapToInt(Integer::intValue).toArray(),
        Scale.ABSENT,
        model,
        Scale.ABSENT,
        Case.NO_DEGREES,
        0);
  }

  private Map<String, BigDecimal> of(String framework, String rater, String dimension) {
    String key = framework + "|" + rater + "|" + dimension;
    if (!ratings.containsKey(key)) {
      try {
        for (CSVRecord row :
            Golden.csv(
                "empathy-expert-ratings/annotations/%s/%s_ratings.csv"
                    .formatted(framework, rater))) {
          Map<String, String> cells = row.toMap();
          String id = cells.get(cells.keySet().stream().filter(IDS::contains).findFirst().get());
          cells.forEach(
              (column, cell) -> {
                if (!cell.isEmpty() && cell.matches("[0-9.]+")) {
                  ratings
                      .computeIfAbsent(framework + "|" + rater + "|" + column, k -> new TreeMap<>())
                      .put(id, new BigDecimal(cell));
                }
              });
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return ratings.get(key);
  }

  private List<Case> cases(
      String framework, String one, List<String> raters, String other, List<String> others) {
    Set<String> items = new TreeSet<>();
    named(raters).forEach(rater -> items.addAll(of(framework, rater, one).keySet()));
    named(others).forEach(rater -> items.addAll(of(framework, rater, other).keySet()));
    return items.stream()
        .map(
            item -> {
              Case first = on(framework, item, one, raters);
              return other.isEmpty() ? first : first.beside(on(framework, item, other, others));
            })
        .toList();
  }

  @Test
  void everyValueOfTheFile() throws IOException {
    Golden golden = Golden.read("empathy-expert-ratings.multitrait");
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      String framework = value.text("framework");
      JsonNode pair = value.json().path("pair");
      String one = pair.path(0).asText();
      String other = pair.path(1).asText();
      List<Case> experts =
          value.statistic().startsWith("heterotrait_heterorater")
                  || value.statistic().startsWith("htmt")
              ? cases(framework, one, EXPERTS, other, EXPERTS)
              : List.of();
      switch (value.statistic()) {
        case "monotrait_heterorater" ->
            value.check(
                new MonotraitHeterorater(),
                POINTS,
                cases(framework, value.text("column"), List.of(one, other), "", List.of()));
        case "monotrait_heterorater_mean" ->
            value.check(
                new MonotraitHeterorater(),
                POINTS,
                cases(framework, value.text("column"), EXPERTS, "", List.of()));
        case "heterotrait_monorater" -> {
          List<String> rater = List.of(value.text("rater"));
          value.check(
              new HeterotraitMonorater(), POINTS, cases(framework, one, rater, other, rater));
        }
        case "heterotrait_heterorater_mean" ->
            value.check(new HeterotraitHeterorater(), POINTS, experts);
        case "heterotrait_heterorater_corrected" ->
            value.check(new CorrectedCorrelation(), POINTS, experts);
        case "htmt_with_same_rater" ->
            value.check(new HeterotraitMonotraitRatio(), POINTS, experts);
        case "multitrait_multirater_matrix" -> checkMatrix(framework, value.json());
        default -> {
          assertThat(value.statistic()).isEqualTo("halo_mean_abs_r");
          checkSize(value, dimensions(golden, framework));
        }
      }
      checked++;
    }
    assertThat(checked).isEqualTo(686);
  }

  private static List<String> dimensions(Golden golden, String framework) {
    return Golden.values(golden.root()).stream()
        .filter(value -> value.text("framework").equals(framework))
        .map(value -> value.text("column"))
        .filter(column -> !column.isEmpty())
        .distinct()
        .toList();
  }

  /** The mean size of a rater's correlations over all pairs of dimensions. */
  private void checkSize(Golden.Value value, List<String> dimensions) {
    List<String> rater = List.of(value.text("rater"));
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < dimensions.size(); i++) {
      for (int j = 0; j < i; j++) {
        List<Case> cases =
            cases(value.text("framework"), dimensions.get(i), rater, dimensions.get(j), rater);
        Estimate r = Tallying.estimate(new HeterotraitMonorater(), POINTS, cases);
        sum += Math.abs(((Estimate.Value) r).point());
        pairs++;
      }
    }
    assertThat(sum / pairs).isCloseTo(value.json().path("estimate").asDouble(), within(1e-9));
  }

  /** Every entry: the same rater's, or of two raters each on a dimension. */
  private void checkMatrix(String framework, JsonNode matrix) {
    List<String> labels =
        Golden.list(matrix.path("labels")).stream().map(JsonNode::asText).toList();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < i; j++) {
        String[] x = labels.get(i).split("\\|");
        String[] y = labels.get(j).split("\\|");
        boolean same = x[1].equals(y[1]);
        List<Case> cases =
            same
                ? cases(framework, x[1], List.of(x[0], y[0]), "", List.of())
                : cases(framework, x[1], numbered(x[0], y[0]), y[1], numbered(y[0], x[0]));
        Statistic<?> statistic =
            same
                ? new MonotraitHeterorater()
                : x[0].equals(y[0]) ? new HeterotraitMonorater() : new HeterotraitHeterorater();
        Estimate estimate = Tallying.estimate(statistic, POINTS, cases);
        assertThat(((Estimate.Value) estimate).point())
            .as(framework + " " + labels.get(i) + " " + labels.get(j))
            .isCloseTo(matrix.path("matrix").path(i).path(j).asDouble(), within(1e-9));
      }
    }
  }

  /** A rater alone, under a number that is not the other's. */
  private static List<String> numbered(String rater, String other) {
    return rater.compareTo(other) <= 0 ? List.of(rater) : List.of(NOBODY, rater);
  }

  private static List<String> named(List<String> raters) {
    return raters.stream().filter(rater -> !rater.equals(NOBODY)).toList();
  }
}
