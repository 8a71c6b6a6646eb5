package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Bootstrap.Method;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;
import org.junit.jupiter.api.Test;

class BcaTest {

  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE);

  /** Spatial test of 26 children (Efron &amp; Tibshirani 1993, table 14.1, column A). */
  private static final double[] CHILDREN = {
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
    41
  };

  private static final double VARIANCE = 171.53402366863904;

  /** Variance of the references with n below: what the book's example estimates. */
  private static final class Variance implements Statistic<MomentTally> {
    @Override
    public Tallier<MomentTally> tallier() {
      return MomentTally.VALUES;
    }

    @Override
    public Estimate estimate(MomentTally tally, Scale scale) {
      double n = tally.items() * (double) Scale.UNIT;
      return Estimate.ratio(tally.deviationX().doubleValue(), n * n, "no items");
    }
  }

  /** Each pair of a reference and a model's answer a block of its own. */
  private static Drawn draw(
      Bootstrap bootstrap, Statistic<MomentTally> statistic, double[] x, double[] y) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int i = 0; i < x.length; i++) {
      Counts.Builder counts = Counts.builder();
      MomentTally.VALUES.count(
          Case.ofAnswers(SCALE, Math.round(x[i] * Scale.UNIT), Math.round(y[i] * Scale.UNIT)),
          counts);
      byBlock.put(i, counts.build());
    }
    return bootstrap.draw(MomentTally.VALUES, byBlock, List.of(statistic), SCALE).get(0);
  }

  private static Bootstrap bca(int blocks, double level, long seed) {
    return new Bootstrap(
        IntStream.range(0, blocks).boxed().toList(), 2000, level, seed, Method.BCA);
  }

  private static double[] without(double[] values, int left) {
    return IntStream.range(0, values.length)
        .filter(i -> i != left)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static Estimate.Interval interval(Estimate estimate) {
    return ((Estimate.Value) estimate).interval().orElseThrow();
  }

  /**
   * The book gives 90 % limits 115.8 and 259.6, and 100.8 and 233.9 by percentiles (table 14.2),
   * from 2,000 draws of its own; standard deviations of such limits: 2.0, 3.9, 1.8, 2.3.
   */
  @Test
  void efronTibshirani1993Table14() {
    List<Integer> children = IntStream.range(0, CHILDREN.length).boxed().toList();
    Bootstrap bca = new Bootstrap(children, 20_000, 0.9, 1, Method.BCA);
    Drawn drawn = draw(bca, new Variance(), CHILDREN, CHILDREN);
    assertThat(((Estimate.Value) drawn.whole()).point()).isCloseTo(VARIANCE, within(1e-9));
    Estimate.Interval limits = interval(bca.interval(drawn));
    assertThat(limits.low()).isCloseTo(115.8, within(2 * 2.0));
    assertThat(limits.high()).isCloseTo(259.6, within(2 * 3.9));
    Estimate.Interval percentile = interval(new Bootstrap(children, 0, 0.9, 1).interval(drawn));
    assertThat(percentile.low()).isCloseTo(100.8, within(2 * 1.8));
    assertThat(percentile.high()).isCloseTo(233.9, within(2 * 2.3));
  }

  @Test
  void jackknifeLeavesOutOneBlockInTurn() {
    Drawn drawn = draw(bca(28, 0.9, 1), new Variance(), CHILDREN, CHILDREN);
    double whole = ((Estimate.Value) drawn.whole()).point();
    for (int i = 0; i < 26; i++) {
      double[] others = without(CHILDREN, i);
      double mean = Arrays.stream(others).average().orElseThrow();
      assertThat(drawn.left().blocks()[i])
          .isCloseTo(
              Arrays.stream(others).map(x -> (x - mean) * (x - mean)).sum() / 25, within(1e-9));
    }
    assertThat(drawn.left().blocks())
        .as("blocks without counts")
        .hasSize(28)
        .endsWith(whole, whole);
    assertThat(
            draw(
                    new Bootstrap(IntStream.range(0, 26).boxed().toList(), 9, 0.9, 1),
                    new Variance(),
                    CHILDREN,
                    CHILDREN)
                .left()
                .blocks())
        .isEmpty();
  }

  /** Values of scipy 1.17.1, {@code stats.bootstrap}'s BCa, on even draws 90, 90.1 ... 289.9. */
  @Test
  void scipyOnTheSameDraws() {
    double[] jackknife = draw(bca(26, 0.9, 1), new Variance(), CHILDREN, CHILDREN).left().blocks();
    double[] even = IntStream.range(0, 2000).mapToDouble(i -> 90 + 0.1 * i).toArray();
    Estimate.Interval at90 = interval(Bca.interval(VARIANCE, even, jackknife, 0.9));
    assertThat(at90.low()).isCloseTo(95.52586724042456, within(1e-9));
    assertThat(at90.high()).isCloseTo(270.9963633309831, within(1e-9));
    Estimate.Interval at95 = interval(Bca.interval(VARIANCE, even, jackknife, 0.95));
    assertThat(at95.low()).isCloseTo(93.03130196854333, within(1e-9));
    assertThat(at95.high()).isCloseTo(280.9706447877217, within(1e-9));
  }

  @Test
  void drawsEqualToTheEstimateCountHalf() {
    double[] jackknife = {1, 2, 3};
    double[] draws = {0, 0.9, 2, 2 + 1e-15, 2, 3, 3.5, 4};
    Estimate ties = Bca.interval(2, draws, jackknife, 0.5);
    draws[2] = draws[3] = draws[4] = 2 - 1e-15;
    assertThat(interval(Bca.interval(2, draws, jackknife, 0.5)).low())
        .as("equal but for rounding")
        .isCloseTo(interval(ties).low(), within(1e-12));
    // 2 + 3/2 of 8 draws below: z0 = Φ⁻¹(0.4375) = -0.1573107, a = 0
    // Φ(2 z0 + Φ⁻¹(0.25)) = 0.1613044, Φ(2 z0 + Φ⁻¹(0.75)) = 0.6405272
    assertThat(interval(ties).low()).isCloseTo(0.9 + (7 * 0.1613044 - 1) * 1.1, within(1e-6));
    assertThat(interval(ties).high()).isCloseTo(2 + (7 * 0.6405272 - 4), within(1e-6));
  }

  private static double[] normal(SplittableRandom random, int n) {
    return DoubleStream.generate(random::nextGaussian).limit(n).toArray();
  }

  /** The mean difference of symmetric values has hardly any bias or skew to correct. */
  @Test
  void symmetricProblemsAreCloseToPercentile() {
    for (long seed = 1; seed <= 5; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] half = normal(random, 100);
      double[] y =
          DoubleStream.concat(Arrays.stream(half), Arrays.stream(half).map(v -> -v)).toArray();
      Bootstrap bootstrap = bca(200, 0.95, seed);
      Drawn drawn = draw(bootstrap, new Bias(), new double[200], y);
      Estimate.Interval limits = interval(bootstrap.interval(drawn));
      double[] sorted = drawn.defined();
      double width = limits.high() - limits.low();
      assertThat(limits.low()).isCloseTo(Bootstrap.quantile(sorted, 0.025), within(0.06 * width));
      assertThat(limits.high()).isCloseTo(Bootstrap.quantile(sorted, 0.975), within(0.06 * width));
    }
  }

  private static Estimate.Interval transformed(
      Bootstrap bootstrap, Drawn drawn, DoubleUnaryOperator of) {
    double point = ((Estimate.Value) drawn.whole()).point();
    return interval(
        bootstrap.interval(
            new Drawn(
                Estimate.of(of.applyAsDouble(point)),
                Arrays.stream(drawn.draws()).map(of).toArray(),
                new Jackknife.Left(
                    of.applyAsDouble(point),
                    Arrays.stream(drawn.left().blocks()).map(of).toArray(),
                    drawn.left().present(),
                    new double[0],
                    Range.ANY,
                    0,
                    false,
                    1,
                    Footing.Alone.SAME,
                    ""),
                drawn.raters())));
  }

  /**
   * Exactly so for a straight line; for Fisher's z up to the share of order n<sup>-3/2</sup> by
   * which the jackknife's acceleration is not that of the transformed estimate, and up to the
   * interpolation between draws.
   */
  @Test
  void monotoneTransformationsTransformTheInterval() {
    SplittableRandom random = new SplittableRandom(42);
    double[] x = normal(random, 1000);
    double[] noise = normal(random, 1000);
    double[] y = IntStream.range(0, 1000).mapToDouble(i -> x[i] + noise[i]).toArray();
    Bootstrap bootstrap = bca(1000, 0.95, 7);
    Drawn drawn = draw(bootstrap, new Pearson(), x, y);
    Estimate.Interval limits = interval(bootstrap.interval(drawn));
    Estimate.Interval line = transformed(bootstrap, drawn, r -> 20 + 300 * r);
    assertThat(line.low()).isCloseTo(20 + 300 * limits.low(), within(1e-9));
    assertThat(line.high()).isCloseTo(20 + 300 * limits.high(), within(1e-9));
    Estimate.Interval z =
        transformed(bootstrap, drawn, r -> (StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2);
    assertThat(StrictMath.tanh(z.low())).isCloseTo(limits.low(), within(1e-4));
    assertThat(StrictMath.tanh(z.high())).isCloseTo(limits.high(), within(1e-4));
  }

  @Test
  void noIntervalForAReason() {
    double[] draws = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    double[] even = {1, 2, 3};
    assertThat(Bca.interval(-1, draws, even, 0.95)).isEqualTo(Estimate.without(-1, Bca.ONE_SIDE));
    assertThat(Bca.interval(101, draws, even, 0.95)).isEqualTo(Estimate.without(101, Bca.ONE_SIDE));
    assertThat(Bca.interval(50, draws, new double[] {1, Double.NaN, 3}, 0.95))
        .isEqualTo(Estimate.without(50, Jackknife.Unit.BLOCK.undefined()));
    assertThat(Bca.interval(50, draws, new double[] {0.3, 0.1 + 0.2, 0.3}, 0.95))
        .isEqualTo(Estimate.without(50, Jackknife.Unit.BLOCK.same()));
    double[] hangsOnOne =
        DoubleStream.concat(DoubleStream.of(0), Arrays.stream(draws).map(d -> 1)).toArray();
    assertThat(Bca.interval(99, draws, hangsOnOne, 0.9999999))
        .isEqualTo(Estimate.without(99, Jackknife.Unit.BLOCK.hangs()));
  }
}
