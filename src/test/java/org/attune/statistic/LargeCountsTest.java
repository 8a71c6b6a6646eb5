package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.ExactSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A billion ratings: the same items many times over give the same numbers, and no sum overflows.
 */
class LargeCountsTest {

  private static final long TIMES = 10_000_000;
  private static final Scale SCALE = RandomCases.SCALES.get(2);

  static Stream<Statistic<?>> correlationsAndErrors() {
    return Stream.of(
        new Pearson(),
        new Spearman(),
        new KendallTauB(),
        new ConcordanceCorrelation(),
        new MeanAbsoluteError(),
        new RootMeanSquaredError(),
        new Bias(),
        new PercentAgreement(),
        new FleissKappa(),
        new PooledPercentAgreement(),
        new FleissKappaPooled(),
        new FleissKappaQuadratic(),
        new BrennanPredigerLinear(),
        new GwetAc1(),
        new GwetAc2Ordinal(),
        new CongerKappa(),
        new CongerKappaQuadratic(),
        new LinearRankKappa(),
        new QuadraticRankKappa(),
        new StandardErrorOfMeasurement(),
        new RaterSeverity(),
        new PairwisePearson(),
        new PairwiseSpearman(),
        new KendallW());
  }

  static Stream<Statistic<?>> alphas() {
    return Stream.of(
        new KrippendorffAlphaNominal(),
        new KrippendorffAlphaOrdinal(),
        new KrippendorffAlphaInterval(),
        new KrippendorffAlphaRatio());
  }

  @ParameterizedTest
  @MethodSource("correlationsAndErrors")
  void everyItemTenMillionTimes(Statistic<?> statistic) {
    for (int seed = 0; seed < 5; seed++) {
      List<Case> cases = RandomCases.on(SCALE, 60, seed);
      assertThat(many(statistic, cases)).isCloseTo(once(statistic, cases), within(1e-12));
    }
  }

  /**
   * (1 - alpha) n / (n - 1) = observed / expected disagreement with replacement, which does not
   * depend on n.
   */
  @ParameterizedTest
  @MethodSource("alphas")
  void everyRatingTenMillionTimes(Statistic<?> alpha) {
    for (int seed = 0; seed < 5; seed++) {
      List<Case> cases = RandomCases.on(SCALE, 60, seed);
      double n = cases.stream().mapToInt(item -> item.ratings().length).filter(m -> m > 1).sum();
      double once = (1 - once(alpha, cases)) * n / (n - 1);
      double many = (1 - many(alpha, cases)) * (n * TIMES) / (n * TIMES - 1);
      assertThat(many).isCloseTo(once, within(1e-12));
    }
  }

  @Test
  void aLineIsExactlyOneHoweverManyItems() {
    List<Case> line =
        IntStream.range(0, 13)
            .mapToObj(i -> Case.ofAnswers(SCALE, i * 333_333_333L, 7 - i * 111_111_111L))
            .toList();
    for (Statistic<?> statistic : List.of(new Pearson(), new Spearman(), new KendallTauB())) {
      assertThat(many(statistic, line)).isEqualTo(-1);
    }
  }

  @Test
  void sumsOfProductsKeepAllBits() {
    ExactSums.Products sum = new ExactSums.Products();
    BigInteger expected = BigInteger.ZERO;
    long[] factors = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 1, 3_000_000_019L, -987_654_321_987L};
    for (long a : factors) {
      for (long b : factors) {
        sum.add(a, b);
        expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
        assertThat(sum.value()).isEqualTo(expected);
      }
    }
  }

  private static double once(Statistic<?> statistic, List<Case> cases) {
    Subject<?> subject = new Subject<>(statistic, SCALE, Subject.WHOLE);
    return point(subject.estimate(subject.count(cases)));
  }

  private static double many(Statistic<?> statistic, List<Case> cases) {
    Subject<?> subject = new Subject<>(statistic, SCALE, Subject.WHOLE);
    Counts counts = subject.count(cases);
    long[] amounts =
        IntStream.range(0, counts.size()).mapToLong(i -> counts.amount(i) * TIMES).toArray();
    return point(subject.estimate(counts, amounts));
  }

  private static double point(Estimate estimate) {
    return ((Estimate.Value) estimate).point();
  }
}
