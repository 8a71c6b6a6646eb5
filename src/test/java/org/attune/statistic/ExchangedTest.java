package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;

/**
 * Permutation of two models whose answers spread differently: that the scale of the answers does
 * not matter, and in 150 tests of 60 items each how often models that correlate alike are told
 * apart though one's answers spread five times as widely, and how often those are that do not.
 */
class ExchangedTest {

  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.valueOf(-50), BigDecimal.valueOf(50), new BigDecimal("0.001"));
  private static final int ITEMS = 60;

  private static <T extends Tally<T>> SortedMap<Integer, Counts> count(
      Tallier<T> tallier, double[] reference, double[] model) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int i = 0; i < ITEMS; i++) {
      Counts.Builder counts = Counts.builder();
      tallier.count(Case.ofAnswers(SCALE, value(reference[i]), value(model[i])), counts);
      byBlock.put(i, counts.build());
    }
    return byBlock;
  }

  private static long value(double x) {
    return Math.round(1000 * x) * (Scale.UNIT / 1000);
  }

  private static <T extends Tally<T>> double p(
      Statistic<T> statistic, double[] reference, double[] model, double[] rival) {
    return ((Estimate.Value)
            new Permutation(IntStream.range(0, ITEMS).boxed().toList(), 199, 1)
                .p(
                    statistic.tallier(),
                    count(statistic.tallier(), reference, model),
                    count(statistic.tallier(), reference, rival),
                    List.of(statistic),
                    SCALE)
                .get(0))
        .point();
  }

  private static double[] correlated(SplittableRandom random, double[] x, double r) {
    return IntStream.range(0, ITEMS)
        .mapToDouble(i -> r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian())
        .toArray();
  }

  private static double[] scaled(double[] y, double factor) {
    return IntStream.range(0, ITEMS).mapToDouble(i -> factor * y[i] - 4).toArray();
  }

  @Test
  void theScaleOfAnswersDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(77);
    for (int run = 0; run < 12; run++) {
      double[] x = random.doubles(ITEMS, -2, 2).toArray();
      double[] model = correlated(random, x, 0.7);
      double[] rival = correlated(random, x, 0.5);
      for (Statistic<?> statistic : List.of(new Pearson(), new Spearman(), new KendallTauB())) {
        assertThat(p(statistic, x, model, scaled(rival, 5)))
            .as(statistic.name())
            .isCloseTo(p(statistic, x, model, rival), within(0.011));
      }
    }
  }

  /** Of 150 tests at 5 % the share has a standard error of .018. */
  @Test
  void modelsThatCorrelateAlikeAreNotToldApartByTheirSpread() {
    SplittableRandom random = new SplittableRandom(5);
    int rejected = 0;
    int found = 0;
    for (int run = 0; run < 150; run++) {
      double[] x = random.doubles(ITEMS, -2, 2).toArray();
      double[] model = correlated(random, x, 0.6);
      rejected += p(new Pearson(), x, model, scaled(correlated(random, x, 0.6), 5)) <= 0.05 ? 1 : 0;
      found += p(new Pearson(), x, model, scaled(correlated(random, x, 0), 5)) <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 150.0).isBetween(0.012, 0.105);
    assertThat(found / 150.0).isGreaterThan(0.95);
  }

  @Test
  void estimatesAreThoseOfTheAnswers() {
    SplittableRandom random = new SplittableRandom(6);
    double[] x = random.doubles(ITEMS, -2, 2).toArray();
    double[] y = scaled(correlated(random, x, 0.6), 7);
    for (Statistic<?> statistic : List.of(new Pearson(), new Spearman(), new KendallTauB())) {
      same(statistic, x, y);
    }
  }

  private static <T extends Tally<T>> void same(Statistic<T> statistic, double[] x, double[] y) {
    Counts counts = BlockCounts.sum(count(statistic.tallier(), x, y));
    T whole = statistic.tallier().tally(counts);
    Counts exchanged = statistic.exchanged(counts, whole);
    assertThat(exchanged).isNotEqualTo(counts);
    assertThat(point(statistic.estimate(statistic.tallier().tally(exchanged), SCALE)))
        .isCloseTo(point(statistic.estimate(whole, SCALE)), within(1e-12));
  }

  private static double point(Estimate estimate) {
    return ((Estimate.Value) estimate).point();
  }
}
