package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of disagreement without a loop over pairs equal those with one. */
class DisagreementTest {

  private static final List<Scale> SCALES =
      List.of(
          new Scale.Interval(BigDecimal.valueOf(-3), BigDecimal.valueOf(4), new BigDecimal("0.5")),
          new Scale.Interval(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE),
          new Scale.Ordinal(
              List.of("a", "b", "c", "d"),
              Stream.of("0", "1", "2.5", "7").map(BigDecimal::new).toList()));

  @ParameterizedTest
  @EnumSource(Weights.class)
  void sumsAreThoseOverPairs(Weights weights) {
    SplittableRandom random = new SplittableRandom(1);
    for (Scale scale : SCALES) {
      int[] categories = IntStream.range(0, scale.size()).toArray();
      Disagreement disagreement = Disagreement.of(weights, scale, categories);
      double[] masses = random.doubles(categories.length).toArray();
      double total = 0;
      for (int c : categories) {
        double from = 0;
        for (int k : categories) {
          from += masses[k] * disagreement.between(c, k);
          total += disagreement.between(c, k);
        }
        assertThat(disagreement.from(masses)[c]).isCloseTo(from, within(1e-12));
      }
      assertThat(Disagreement.total(weights, scale)).isCloseTo(total, within(1e-10));
      assertThat(disagreement.between(0, categories.length - 1)).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void weightsAreThoseOfIrrCac() {
    // irrCAC: ordinal.weights(1:5)[1,] is 1.0 0.9 0.7 0.4 0.0
    Scale five = RatedData.levels(1, 5);
    double[] ordinal = {0, 0.1, 0.3, 0.6, 1};
    double[] linear = {0, 0.25, 0.5, 0.75, 1};
    int[] all = {0, 1, 2, 3, 4};
    for (int k : all) {
      assertThat(Disagreement.of(Weights.ORDINAL, five, all).between(0, k))
          .isCloseTo(ordinal[k], within(1e-15));
      assertThat(Disagreement.of(Weights.LINEAR, five, all).between(0, k))
          .isCloseTo(linear[k], within(1e-15));
      assertThat(Disagreement.of(Weights.QUADRATIC, five, all).between(0, k))
          .isCloseTo(linear[k] * linear[k], within(1e-15));
    }
  }
}
