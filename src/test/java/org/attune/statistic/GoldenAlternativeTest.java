package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.AlternativeTally;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;

/** The alternative annotator test gives the values of its authors' program on expert ratings. */
class GoldenAlternativeTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void expertsAgainstLanguageModels() throws IOException {
    Golden golden = Golden.read("empathy-expert-ratings.alt-test");
    Map<String, List<Case>> read = new TreeMap<>();
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      String column = value.text("column");
      Scale scale = scale(column);
      String key = column + " " + value.text("pair");
      if (!read.containsKey(key)) {
        read.put(key, cases(scale, column, value.text("pair")));
      }
      List<Case> cases = read.get(key);
      boolean exact = value.text("scoring").equals("accuracy");
      if (value.statistic().equals("alt_test_advantage_probability")) {
        value.check(
            exact
                ? new AlternativeAdvantageProbabilityExact()
                : new AlternativeAdvantageProbability(),
            scale,
            cases);
      } else {
        WithEpsilon<AlternativeTally> rate =
            exact ? new AlternativeWinningRateExact() : new AlternativeWinningRate();
        double epsilon = value.json().path("epsilon").doubleValue();
        value.check(rate.with(epsilon), scale, cases);
        checkRaters(value.json(), Tallying.tally(rate.tallier(), cases), epsilon);
        if (!exact) {
          value.check(new AlternativeWinningRateClustered().with(epsilon), scale, cases);
        }
      }
      checked++;
    }
    assertThat(checked).isEqualTo(216);
  }

  /** The published p values lead to the published winning rates. */
  @Test
  void publishedWinningRates() throws IOException {
    JsonNode root = JSON.readTree(Shared.file("golden/alttest-published.json").toFile());
    int checked = 0;
    for (JsonNode value : root.path("values")) {
      double[] p = JSON.convertValue(value.path("p_values"), double[].class);
      assertThat(p).hasSize(value.path("raters_tested").asInt());
      assertThat((double) Adjustment.BENJAMINI_YEKUTIELI.rejected(p, 0.05) / p.length)
          .as("%s", value)
          .isCloseTo(value.path("winning_rate").doubleValue(), within(1e-9));
      checked++;
    }
    assertThat(checked).isEqualTo(52);
  }

  private static void checkRaters(JsonNode value, AlternativeTally tally, double epsilon) {
    List<AlternativeTest.AgainstRater> raters = AlternativeTest.AgainstRater.all(tally);
    double[] p = JSON.convertValue(value.path("p_values"), double[].class);
    double[] advantage = JSON.convertValue(value.path("advantage_per_rater"), double[].class);
    double tolerance = value.path("p_tolerance").doubleValue();
    assertThat(raters).hasSize(p.length);
    for (int j = 0; j < p.length; j++) {
      assertThat(raters.get(j).p(epsilon)).as("%s", value).isCloseTo(p[j], within(tolerance));
      assertThat(raters.get(j).advantage()).isCloseTo(advantage[j], within(1e-12));
    }
  }

  private static Scale scale(String column) throws IOException {
    return RatedData.experts(column).scale();
  }

  private static List<Case> cases(Scale scale, String column, String model) throws IOException {
    List<Map<String, String>> experts = new ArrayList<>();
    for (int expert = 1; expert <= 3; expert++) {
      experts.add(RatedData.expert(column, "expert" + expert));
    }
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, String> answer : RatedData.expert(column, model).entrySet()) {
      long[] ratings =
          experts.stream()
              .mapToLong(expert -> scale.code(expert.get(answer.getKey())).orElseThrow())
              .toArray();
      cases.add(
          new Case(
              scale,
              ratings,
              new int[] {0, 1, 2},
              Scale.ABSENT,
              scale.value(scale.code(answer.getValue()).orElseThrow()),
              Scale.ABSENT,
              Case.NO_DEGREES,
              cases.size()));
    }
    return cases;
  }
}
