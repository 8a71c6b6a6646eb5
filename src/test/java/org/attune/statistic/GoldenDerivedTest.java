package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other forms of correlations and errors follow from those that the project gives. */
class GoldenDerivedTest {

  private static final Set<String> FORMS = Set.of("ccc_n_minus_1", "sd_of_differences", "r2");

  @ParameterizedTest
  @CsvSource({
    "emobank.reader-vs-writer, 3",
    "empathic-reactions.scores, 3",
    "empathy-expert-ratings.empatheticdialogues-fluency, 3",
    "empathy-expert-ratings.epitome-emotional_reactions, 3",
    "empathy-expert-ratings.epitome-explorations, 3",
    "empathy-expert-ratings.epitome-interpretations, 3",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 3",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 3",
    "empathy-expert-ratings.llm-vs-expert-mean, 15",
    "empathy-expert-ratings.perceived_empathy-practical, 3",
    "epitome.emotional-reactions-rule, 1",
    "epitome.explorations-rule, 1",
    "facebook-valence-arousal.arousal, 1",
    "facebook-valence-arousal.valence, 1",
    "vader-ground-truth.tweets-scores, 3"
  })
  void realData(String name, int expected) throws IOException {
    Golden golden = Golden.read(name);
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      if (FORMS.contains(value.statistic())) {
        check(value, GoldenCorrelationTest.answers(golden, value));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(expected);
  }

  @Test
  void publishedTables() throws IOException {
    int checked = 0;
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      for (Golden.Value value : Golden.values(table)) {
        if (FORMS.contains(value.statistic())) {
          check(value, GoldenCorrelationTest.published(table, value.text("pair")));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(8);
  }

  private static void check(Golden.Value value, List<GoldenCorrelationTest.Pair> pairs) {
    double ours =
        switch (value.statistic()) {
          case "ccc_n_minus_1" -> concordance(pairs);
          case "sd_of_differences" -> {
            double n = pairs.size();
            double rmse = point(new RootMeanSquaredError(), pairs);
            double bias = point(new Bias(), pairs);
            yield Math.sqrt((rmse * rmse - bias * bias) * n / (n - 1));
          }
          default -> determination(pairs);
        };
    assertThat(ours)
        .as("%s", value.json())
        .isCloseTo(
            value.json().path("estimate").doubleValue(),
            within(value.json().path("tolerance").doubleValue()));
  }

  /**
   * With n - 1 in variances and covariance. With n, the mean squared error is the divisor of the
   * concordance correlation less its dividend.
   */
  private static double concordance(List<GoldenCorrelationTest.Pair> pairs) {
    double bias = point(new Bias(), pairs);
    double rmse = point(new RootMeanSquaredError(), pairs);
    double concordance = point(new ConcordanceCorrelation(), pairs);
    double divisor = rmse * rmse / (1 - concordance);
    double more = pairs.size() / (pairs.size() - 1.0);
    return more * concordance * divisor / (more * (divisor - bias * bias) + bias * bias);
  }

  /** Explained variance without a fit: 1 less the squared error over that of the mean. */
  private static double determination(List<GoldenCorrelationTest.Pair> pairs) {
    double mean =
        pairs.stream().mapToDouble(pair -> pair.second().doubleValue()).average().orElseThrow();
    BigDecimal rounded = BigDecimal.valueOf(mean);
    double ofMean =
        point(
            new RootMeanSquaredError(),
            pairs.stream()
                .map(pair -> new GoldenCorrelationTest.Pair(rounded, pair.second()))
                .toList());
    double rmse = point(new RootMeanSquaredError(), pairs);
    return 1 - rmse * rmse / (ofMean * ofMean);
  }

  private static double point(Statistic<?> statistic, List<GoldenCorrelationTest.Pair> pairs) {
    List<Case> items = GoldenCorrelationTest.cases(pairs);
    return ((Estimate.Value) Tallying.estimate(statistic, GoldenCorrelationTest.WIDE, items))
        .point();
  }
}
