package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kappas of two raters by value and by rank, with their intervals, equal what irrCAC says. */
class GoldenKappasTest {

  private static final Map<String, Statistic<?>> KAPPAS =
      Map.of(
          "unweighted ", new CohenKappa(),
          "linear value", new LinearKappa(),
          "linear rank", new LinearRankKappa(),
          "quadratic value", new QuadraticKappa(),
          "quadratic rank", new QuadraticRankKappa());

  private static final Map<String, String> FRAMEWORKS =
      Map.of(
          "Lend an Ear", "lend_an_ear",
          "Empathetic Dialogues", "empatheticdialogues",
          "Perceived Empathy", "perceived_empathy",
          "EPITOME", "epitome");

  @ParameterizedTest
  @CsvSource({
    "empathy-expert-ratings.all-21-dimensions, 126, 0",
    "empathy-expert-ratings.empatheticdialogues-fluency, 15, 15",
    "empathy-expert-ratings.epitome-emotional_reactions, 15, 15",
    "empathy-expert-ratings.epitome-explorations, 15, 15",
    "empathy-expert-ratings.epitome-interpretations, 15, 15",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 15, 15",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 15, 15",
    "empathy-expert-ratings.perceived_empathy-practical, 15, 15",
    "facebook-valence-arousal.arousal, 5, 5",
    "facebook-valence-arousal.valence, 5, 5"
  })
  void realData(String name, int estimates, int intervals) throws IOException {
    Golden golden = Golden.read(name);
    GoldenChecks checks = new GoldenChecks(name);
    String view = name.substring(name.indexOf('.') + 1);
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.statistic().equals("cohen_kappa")) {
        RaterRows data;
        List<Case> pair;
        if (name.startsWith("facebook")) {
          data = RaterRows.facebook(view);
          pair = data.pair(0, 1);
        } else {
          String column = value.text("column");
          data = RaterRows.experts(column.isEmpty() ? RatedData.expertColumn(view) : column);
          pair = experts(data, value.text("pair"));
        }
        checks.check(value, kappa(value), data.scale(), pair);
      }
    }
    checks.report(estimates, intervals);
  }

  @Test
  void publishedTables() throws IOException {
    GoldenChecks checks = new GoldenChecks("published");
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      for (Golden.Value value : Golden.values(table)) {
        if (value.statistic().equals("cohen_kappa")
            && value.json().has("ci_low")
            && !value.text("weights").startsWith("custom")) {
          List<List<String>> pairs = pairs(table);
          Scale scale = scale(pairs);
          checks.check(
              value,
              kappa(value),
              scale,
              pairs.stream().map(p -> item(scale, p.get(0), p.get(1))).toList());
        }
      }
    }
    checks.report(41, 41);
  }

  /**
   * The authors give weighted kappa to two decimals: ranks give all of them, values all but the one
   * of two experts who never used a category.
   */
  @Test
  void publishedKappasOfExperts() throws IOException {
    int pairs = 0;
    int byRank = 0;
    int byValue = 0;
    for (CSVRecord row : Golden.csv("empathy-expert-ratings/annotations/table_kappa.csv")) {
      String experts = row.get("Annotator Pair").replaceAll("[()']", "").replace(", ", " vs ");
      if (experts.matches("expert[123] vs expert[123]")) {
        RaterRows data =
            RaterRows.experts(FRAMEWORKS.get(row.get("Dataset")) + "/" + row.get("Dimension"));
        List<Case> items = experts(data, experts);
        double published = Double.parseDouble(row.get("Weighted Cohen's Kappa"));
        pairs++;
        byRank += close(new QuadraticRankKappa(), data.scale(), items, published) ? 1 : 0;
        byValue += close(new QuadraticKappa(), data.scale(), items, published) ? 1 : 0;
      }
    }
    assertThat(List.of(pairs, byRank, byValue)).isEqualTo(List.of(63, 63, 62));
  }

  private static boolean close(
      Statistic<?> kappa, Scale scale, List<Case> items, double published) {
    double point = ((Estimate.Value) Tallying.estimate(kappa, scale, items)).point();
    return Math.abs(point - published) <= 0.005 + 1e-9;
  }

  /** Numbers behind "expert" in a pair's name, from 0. */
  private static List<Case> experts(RaterRows data, String pair) {
    return data.pair(pair.charAt("expert".length()) - '1', pair.charAt(pair.length() - 1) - '1');
  }

  private static Statistic<?> kappa(Golden.Value value) {
    return KAPPAS.get(value.text("weights") + " " + value.text("scale"));
  }

  /** Answers of two raters: a row an item, or a table of counts. */
  private static List<List<String>> pairs(JsonNode table) {
    List<List<String>> pairs = new ArrayList<>();
    boolean counts = table.path("columns").path(0).asText().startsWith("contingency");
    for (int i = 0; i < table.path("table").size(); i++) {
      JsonNode row = table.path("table").get(i);
      for (int j = 0; counts && j < row.size(); j++) {
        pairs.addAll(Collections.nCopies(row.get(j).asInt(), List.of("" + i, "" + j)));
      }
      if (!counts) {
        pairs.add(List.of(row.get(0).asText(), row.get(1).asText()));
      }
    }
    return pairs;
  }

  private static Scale scale(List<List<String>> pairs) {
    TreeSet<String> used = new TreeSet<>();
    pairs.forEach(used::addAll);
    return used.first().matches("[0-9]+")
        ? RaterRows.wholeNumbers(0, 9)
        : new Scale.Nominal(List.copyOf(used));
  }

  private static Case item(Scale scale, String first, String second) {
    return Case.ofAnswers(scale, answer(scale, first), answer(scale, second));
  }

  private static long answer(Scale scale, String raw) {
    long code = scale.code(raw).orElseThrow();
    return scale.ordered() ? scale.value(code) : code;
  }
}
