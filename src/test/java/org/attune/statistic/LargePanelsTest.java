package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.PanelTally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agreement of panels that do not fit a key of {@link PanelTally} (sliders with 18 raters or more,
 * seven points with thirty), or just do, equals what irrCAC says, intervals as well. {@code
 * src/test/r/large_panels.R} made the values, from the same made ratings.
 */
class LargePanelsTest {

  private static final double EXACT = 1e-12;

  /** irrCAC takes 1 - pe from 1, which costs digits that the quantile of t multiplies. */
  private static final double INTERVAL = 1e-9;

  /** Ratings that {@code large_panels.R} makes as well. */
  private record Design(JsonNode json) {

    int at(String field) {
      return json.path(field).asInt();
    }

    Scale scale() {
      return new Scale.Interval(
          BigDecimal.ZERO, BigDecimal.valueOf(at("levels") - 1), BigDecimal.ONE);
    }

    List<Case> cases() {
      Below numbers = new Below(at("seed"));
      List<Case> cases = new ArrayList<>();
      for (int i = 0; i < at("items"); i++) {
        int centre = numbers.below(at("levels"));
        int[] raters = new int[at("raters")];
        long[] codes = new long[raters.length];
        int m = 0;
        for (int g = 0; g < raters.length; g++) {
          int spread = at("spread");
          int code = centre + numbers.below(spread + 1) + numbers.below(spread + 1) - spread;
          boolean missing = numbers.below(1000) < at("missing") || gap(i, g);
          if (!missing) {
            raters[m] = g;
            codes[m++] = Math.min(at("levels") - 1, Math.max(0, code));
          }
        }
        if (m > 0) {
          cases.add(Case.ofRaters(scale(), Arrays.copyOf(raters, m), Arrays.copyOf(codes, m)));
        }
      }
      return cases;
    }

    private boolean gap(int item, int rater) {
      return Golden.list(json.path("gaps")).stream()
          .anyMatch(gap -> gap.path(0).asInt() == item && gap.path(1).asInt() == rater);
    }

    Map<String, JsonNode> values() {
      Map<String, JsonNode> values = new HashMap<>();
      json.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue()));
      return values;
    }

    @Override
    public String toString() {
      return json.path("name").asText();
    }
  }

  /** x&prime; = 16807 x mod (2<sup>31</sup> - 1), Park &amp; Miller (1988). */
  private static final class Below {
    private long state;

    Below(long seed) {
      state = seed;
    }

    int below(int n) {
      state = 16807 * state % Integer.MAX_VALUE;
      return (int) (state % n);
    }
  }

  static Stream<Design> designs() throws IOException {
    try (InputStream file = LargePanelsTest.class.getResourceAsStream("/large-panels.json")) {
      return Golden.list(JsonMapper.builder().build().readTree(file).path("designs")).stream()
          .map(Design::new);
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void equalIrrCac(Design design) {
    List<Case> cases = design.cases();
    assertThat(cases).hasSize(design.at("rated"));
    assertThat(cases.stream().flatMapToLong(item -> Arrays.stream(item.ratings())).sum())
        .isEqualTo(design.at("sum"));
    Map<String, JsonNode> values = design.values();
    for (Statistic<?> statistic : Tallying.statistics()) {
      JsonNode value = values.remove(statistic.name());
      if (value != null) {
        check(statistic, design.scale(), cases, value);
      }
    }
    assertThat(values).isEmpty();
  }

  private static void check(Statistic<?> statistic, Scale scale, List<Case> cases, JsonNode value) {
    String what = statistic.name();
    Estimate estimate = Tallying.estimate(statistic, scale, cases);
    assertThat(((Estimate.Value) estimate).point())
        .as(what)
        .isCloseTo(value.path(0).asDouble(), within(EXACT));
    // Ours of percent agreement is another one, which irrCAC does not have
    Analytic<?> formula =
        statistic instanceof PercentAgreement share
            ? new PanelAgreement.LinearisedPanels(share)
            : statistic.analytic().orElseThrow();
    Estimate.Interval interval = Tallying.interval(formula, scale, cases).orElseThrow();
    assertThat(interval.low()).as(what).isCloseTo(value.path(1).asDouble(), within(INTERVAL));
    assertThat(interval.high()).as(what).isCloseTo(value.path(2).asDouble(), within(INTERVAL));
    if (statistic instanceof PercentAgreement) {
      assertThat(Tallying.interval(statistic.analytic().orElseThrow(), scale, cases)).isPresent();
    }
  }
}
