package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Bootstrap.Method;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;
import org.junit.jupiter.api.Test;

/** Differences, shares and p values of two models on the same blocks. */
class BootstrapComparisonTest {

  private static final int BLOCKS = 80;
  private static final Scale SCALE = new Scale.Nominal(List.of("no", "yes"));
  private static final List<Integer> POPULATION = IntStream.range(0, BLOCKS).boxed().toList();

  /** A model that is right with some probability on ten items a block. */
  private static Drawn accuracy(Bootstrap bootstrap, double right, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block : POPULATION) {
      Counts.Builder counts = Counts.builder();
      for (int item = 0; item < 10; item++) {
        counts.add(0, random.nextDouble() < right ? 0 : 1, 1);
      }
      byBlock.put(block, counts.build());
    }
    return bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(new Accuracy()), SCALE).get(0);
  }

  private static double point(Estimate estimate) {
    return ((Estimate.Value) estimate).point();
  }

  @Test
  void jackknifeAndDrawsOfDifferenceAndShareAreTakenOneByOne() {
    Bootstrap bootstrap = new Bootstrap(POPULATION, 200, 0.95, 1, Method.BCA);
    Drawn model = accuracy(bootstrap, 0.6, 1);
    Drawn people = accuracy(bootstrap, 0.8, 2);
    Drawn difference = Bootstrap.difference(model, people);
    Drawn share = Bootstrap.ratio(model, people);
    assertThat(difference.left().blocks()).hasSize(BLOCKS);
    for (int b = 0; b < BLOCKS; b++) {
      assertThat(difference.left().blocks()[b])
          .isEqualTo(model.left().blocks()[b] - people.left().blocks()[b]);
      assertThat(share.left().blocks()[b])
          .isEqualTo(model.left().blocks()[b] / people.left().blocks()[b]);
    }
    for (int r = 0; r < 200; r++) {
      assertThat(share.draws()[r]).isEqualTo(model.draws()[r] / people.draws()[r]);
    }
    for (Drawn drawn : List.of(difference, share)) {
      Estimate.Value value = (Estimate.Value) bootstrap.interval(drawn);
      assertThat(value.point())
          .isBetween(value.interval().orElseThrow().low(), value.interval().orElseThrow().high());
    }
  }

  /** Of so many blocks that Student's t is normal, to nine decimals. */
  private static Estimate p(Drawn difference) {
    return Bootstrap.p(difference, Integer.MAX_VALUE) instanceof Estimate.Value value
        ? Estimate.of(Math.rint(1e9 * value.point()) / 1e9)
        : Bootstrap.p(difference, Integer.MAX_VALUE);
  }

  @Test
  void aShareNeedsAValueAboveZero() {
    Bootstrap bootstrap = new Bootstrap(POPULATION, 0, 0.9, 1);
    Drawn half = new Drawn(Estimate.of(0.5), new double[] {0.4, 0.6});
    for (double divisor : new double[] {0, -0.25}) {
      Drawn by = new Drawn(Estimate.of(divisor), new double[] {divisor, divisor});
      assertThat(Bootstrap.ratio(half, by).whole())
          .isEqualTo(Estimate.undefined(Bootstrap.NO_CEILING));
    }
    Drawn none = new Drawn(Estimate.undefined("no item is rated"), new double[2]);
    assertThat(Bootstrap.ratio(half, none).whole()).isEqualTo(none.whole());
    assertThat(Bootstrap.ratio(none, half).whole()).isEqualTo(none.whole());
    Drawn gaps = new Drawn(Estimate.of(0.5), new double[] {Double.NaN, 0.5});
    assertThat(Bootstrap.ratio(half, gaps).draws()).containsExactly(Double.NaN, 1.2);
    assertThat(Bootstrap.ratio(gaps, half).draws()).containsExactly(Double.NaN, 0.5 / 0.6);
    Drawn below = new Drawn(Estimate.of(-0.1), new double[] {-0.1, 0});
    assertThat(point(bootstrap.interval(Bootstrap.ratio(below, half)))).isEqualTo(-0.2);
  }

  /** Five in a hundred draws of the divisor are not above 0: a 95 % interval has no upper end. */
  @Test
  void aShareOfAnUnclearValueHasNoInterval() {
    double[] of = new double[100];
    double[] by = IntStream.range(0, 100).mapToDouble(i -> (i - 4) / 50.0).toArray();
    Arrays.fill(of, 0.3);
    Drawn share = Bootstrap.ratio(new Drawn(Estimate.of(0.3), of), new Drawn(Estimate.of(0.9), by));
    assertThat(new Bootstrap(POPULATION, 0, 0.95, 1).interval(share))
        .isEqualTo(Estimate.without(0.3 / 0.9, Bootstrap.UNBOUNDED));
    Estimate at80 = new Bootstrap(POPULATION, 0, 0.8, 1).interval(share);
    assertThat(((Estimate.Value) at80).interval().orElseThrow().high()).isFinite();
  }

  @Test
  void pCountsDrawsOnEitherSideOfZero() {
    double[] draws = {-1, 0, 1e-17, 1, 2, 3, 4, 5, 6};
    assertThat(p(new Drawn(Estimate.of(2), draws))).isEqualTo(Estimate.of(0.8));
    double[] turned = Arrays.stream(draws).map(d -> -d).toArray();
    assertThat(p(new Drawn(Estimate.of(-2), turned))).isEqualTo(Estimate.of(0.8));
    assertThat(p(new Drawn(Estimate.of(0), new double[99]))).isEqualTo(Estimate.of(1));
    double[] above = IntStream.rangeClosed(1, 1999).mapToDouble(i -> i).toArray();
    assertThat(p(new Drawn(Estimate.of(1000), above))).isEqualTo(Estimate.of(0.001));
    Arrays.fill(above, 0, 99, Double.NaN);
    assertThat(point(p(new Drawn(Estimate.of(1000), above)))).isCloseTo(2 / 1901.0, within(1e-9));
    Arrays.fill(above, 0, 100, Double.NaN);
    assertThat(p(new Drawn(Estimate.of(1000), above)))
        .isEqualTo(Estimate.undefined("defined in only 1899 of 1999 replicates"));
    assertThat(p(new Drawn(Estimate.of(1), new double[0]))).isInstanceOf(Estimate.Undefined.class);
    assertThat(p(new Drawn(Estimate.undefined("nothing"), new double[0])))
        .isEqualTo(Estimate.undefined("nothing"));
  }

  @Test
  void pIsBelowFivePercentWhereTheIntervalLeavesZeroOut() {
    int small = 0;
    for (int seed = 0; seed < 60; seed++) {
      Bootstrap bootstrap = new Bootstrap(POPULATION, 999, 0.95, seed);
      Drawn difference =
          Bootstrap.difference(
              accuracy(bootstrap, 0.65, 2 * seed), accuracy(bootstrap, 0.6, 2 * seed + 1));
      Estimate.Interval limits =
          ((Estimate.Value) bootstrap.interval(difference)).interval().orElseThrow();
      double p = point(Bootstrap.p(difference, BLOCKS));
      if (Math.abs(p - 0.05) > 0.005) {
        assertThat(p < 0.05).isEqualTo(limits.low() > 0 || limits.high() < 0);
      }
      small += p < 0.05 ? 1 : 0;
    }
    assertThat(small).isBetween(15, 45);
  }

  /** Amounts near the end of a long are summed with checks, others without: the same sums. */
  @Test
  void largeAmountsAreSummedExactlyOrNotAtAll() {
    Bootstrap bootstrap = new Bootstrap(POPULATION, 50, 0.95, 1);
    double[] plain = scaled(bootstrap, 1);
    assertThat(scaled(bootstrap, 1L << 52))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(plain);
    assertThat(scaled(bootstrap, 1L << 55))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(plain);
    assertThatThrownBy(() -> scaled(bootstrap, 1L << 58)).isInstanceOf(ArithmeticException.class);
  }

  private static double[] scaled(Bootstrap bootstrap, long times) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block : POPULATION) {
      Counts.Builder counts = Counts.builder();
      counts.add(0, block % 3 == 0 ? 0 : 1, times);
      byBlock.put(block, counts.build());
    }
    Statistic<JointTally> share =
        new Statistic<>() {
          @Override
          public Tallier<JointTally> tallier() {
            return JointTally.CATEGORIES;
          }

          @Override
          public Estimate estimate(JointTally tally, Scale scale) {
            return Estimate.of((double) tally.amount(0, 0) / times);
          }
        };
    return bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(share), SCALE).get(0).draws();
  }

  @Test
  void statisticsThatAreNotResampledHaveNoDraws() {
    Statistic<JointTally> p =
        new Statistic<>() {
          @Override
          public Tallier<JointTally> tallier() {
            return JointTally.CATEGORIES;
          }

          @Override
          public Estimate estimate(JointTally tally, Scale scale) {
            return Estimate.of(0.5);
          }

          @Override
          public boolean resampled() {
            return false;
          }
        };
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    byBlock.put(0, Counts.NONE);
    Bootstrap bootstrap = new Bootstrap(POPULATION, 50, 0.95, 1, Method.BCA);
    Drawn drawn = bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(p), SCALE).get(0);
    assertThat(drawn.draws()).isEmpty();
    assertThat(drawn.left().blocks()).isEmpty();
    assertThat(bootstrap.interval(drawn)).isEqualTo(Estimate.of(0.5));
  }
}
