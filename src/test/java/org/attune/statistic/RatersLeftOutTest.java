package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;

class RatersLeftOutTest {

  private static final Scale SCALE = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));

  private static final int ITEMS = 60;

  private final SplittableRandom random = new SplittableRandom(11);

  /** Ratings of an item by each rater, more severe the higher the rater's number. */
  private int[][] ratings(int raters) {
    int[][] ratings = new int[ITEMS][raters];
    for (int[] item : ratings) {
      double x = 2 + random.nextGaussian();
      Arrays.setAll(
          item,
          r ->
              (int)
                  Math.max(
                      0,
                      Math.min(
                          4, Math.round(x + .1 * r * r / raters + .6 * random.nextGaussian()))));
    }
    return ratings;
  }

  private static <T extends Tally<T>> Counts counts(
      Statistic<T> statistic, int[][] ratings, IntPredicate items, IntPredicate raters) {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < ratings.length; i++) {
      int[] item = ratings[i];
      int[] who = IntStream.range(0, item.length).filter(raters).toArray();
      long[] given = Arrays.stream(who).mapToLong(r -> item[r]).toArray();
      if (items.test(i)) {
        statistic.tallier().count(Case.ofRaters(SCALE, who, given), counts);
      }
    }
    return counts.build();
  }

  private static <T extends Tally<T>> Drawn drawn(Statistic<T> statistic, int[][] ratings) {
    int raters = ratings[0].length;
    Counts sample = counts(statistic, ratings, i -> true, r -> true);
    SortedMap<Integer, Counts> changes = new TreeMap<>();
    for (int r = 0; r < raters; r++) {
      int out = r;
      Counts.Builder change = Counts.builder();
      change.addAll(counts(statistic, ratings, i -> true, rater -> rater != out));
      for (int i = 0; i < sample.size(); i++) {
        change.add(sample.first(i), sample.second(i), -sample.amount(i));
      }
      changes.put(r, change.build());
    }
    return RatersLeftOut.draw(
            statistic.tallier(), sample, changes, raters, List.of(statistic), SCALE)
        .get(0);
  }

  private static <T extends Tally<T>> Drawn blocks(Statistic<T> statistic, int[][] ratings) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int b = 0; b < ITEMS; b++) {
      int block = b;
      byBlock.put(b, counts(statistic, ratings, i -> i == block, r -> true));
    }
    return bootstrap().draw(statistic.tallier(), byBlock, List.of(statistic), SCALE).get(0);
  }

  private static Bootstrap bootstrap() {
    return Bootstrap.jackknife(IntStream.range(0, ITEMS).boxed().toList(), .95);
  }

  private static double z(double x) {
    return Math.log((1 + x) / (1 - x)) / 2;
  }

  /** θ ± t s on Fisher's z, of the values that leaving a rater's column out gives. */
  @Test
  void limitsAreThoseOfAStudyWithoutEachRater() {
    int raters = 24;
    int[][] ratings = ratings(raters);
    KrippendorffAlphaInterval alpha = new KrippendorffAlphaInterval();
    Drawn drawn = drawn(alpha, ratings);
    double[] without = new double[raters];
    for (int r = 0; r < raters; r++) {
      int out = r;
      Counts rest = counts(alpha, ratings, i -> true, rater -> rater != out);
      without[r] = z(Bootstrap.point(alpha, alpha.tallier().tally(rest), SCALE));
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
    double fourths = Arrays.stream(without).map(v -> Math.pow(v - mean, 4)).sum();
    double kurtosis = raters * fourths / (squares * squares);
    double degrees = Math.min(raters - 1, 4 * raters / (kurtosis + 1));
    double half =
        TDistribution.of(degrees).inverseSurvivalProbability(.025)
            * Math.sqrt((raters - 1.0) / raters * squares);
    Estimate.Value value = (Estimate.Value) bootstrap().interval(drawn, ITEMS);
    assertThat(value.interval().orElseThrow().low())
        .isCloseTo(Math.tanh(z(value.point()) - half), within(1e-12));
    assertThat(value.interval().orElseThrow().high())
        .isCloseTo(Math.tanh(z(value.point()) + half), within(1e-12));
  }

  @Test
  void withItemsItIsWiderThanEither() {
    int[][] ratings = ratings(24);
    KrippendorffAlphaInterval alpha = new KrippendorffAlphaInterval();
    Drawn ofRaters = drawn(alpha, ratings);
    Drawn ofItems = blocks(alpha, ratings);
    double both = width(ofItems.and(ofRaters));
    assertThat(both).isGreaterThan(width(ofItems)).isGreaterThan(width(ofRaters));
    assertThat(both).isLessThan(width(ofItems) + width(ofRaters));
  }

  private static double width(Drawn drawn) {
    Estimate.Interval limits =
        ((Estimate.Value) bootstrap().interval(drawn, ITEMS)).interval().orElseThrow();
    return limits.high() - limits.low();
  }

  @Test
  void fewRatersGiveNoneAndSaySo() {
    Drawn drawn = drawn(new KrippendorffAlphaInterval(), ratings(19));
    assertThat(bootstrap().interval(drawn, ITEMS))
        .isInstanceOfSatisfying(
            Estimate.Value.class,
            value ->
                assertThat(value.without()).isEqualTo("no interval: only 19 raters, it takes 20"));
  }

  @Test
  void aConsensusOfCategoriesHasOtherTiesWithoutOneRater() {
    Counts.Builder counts = Counts.builder();
    Accuracy accuracy = new Accuracy();
    for (int i = 0; i < ITEMS; i++) {
      accuracy.tallier().count(new Case(SCALE, new long[] {1}, i % 5, 1, new int[0]), counts);
    }
    SortedMap<Integer, Counts> changes = new TreeMap<>();
    for (int r = 0; r < 24; r++) {
      changes.put(r, counts.build().minus(counts.build()));
    }
    Drawn drawn =
        RatersLeftOut.draw(
                accuracy.tallier(), counts.build(), changes, 24, List.of(accuracy), SCALE)
            .get(0);
    assertThat(bootstrap().interval(drawn, ITEMS))
        .isInstanceOfSatisfying(
            Estimate.Value.class,
            value -> assertThat(value.without()).isEqualTo(RatersLeftOut.JUMPS));
  }

  @Test
  void peopleNobodyKnowsCannotBeLeftOut() {
    KrippendorffAlphaInterval alpha = new KrippendorffAlphaInterval();
    Counts sample = counts(alpha, ratings(24), i -> true, r -> true);
    Drawn drawn =
        RatersLeftOut.draw(alpha.tallier(), sample, new TreeMap<>(), 0, List.of(alpha), SCALE)
            .get(0);
    assertThat(bootstrap().interval(drawn, ITEMS))
        .isInstanceOfSatisfying(
            Estimate.Value.class,
            value -> assertThat(value.without()).isEqualTo(RatersLeftOut.UNKNOWN));
  }
}
