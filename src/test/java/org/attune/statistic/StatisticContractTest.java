package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws every statistic keeps, found by its file alone. */
class StatisticContractTest {

  private static final int SEEDS = 6;
  private static final int ITEMS = 60;

  /**
   * Statistics, by the beginning of their names, that change when every item counts twice, and why.
   */
  private static final Map<String, String> DEPEND_ON_SIZE =
      Map.ofEntries(
          Map.entry(
              "krippendorff-alpha",
              "expects disagreement among n (n - 1) pairs of ratings drawn without replacement"),
          Map.entry("normalised-cross-group-reliability", "divides by Krippendorff's alpha"),
          Map.entry(
              "prediction-powered-mean",
              "weighs the model by its variance, whose divisor is n - 1 items"),
          Map.entry("human-ratings-saved", "counts ratings"),
          Map.entry(
              "alternative-",
              "tests raters with 30 items or more, and a test knows how many there are"),
          Map.entry(
              "debiased-calibration-error",
              "takes off what chance adds, which is the less the more items there are"),
          Map.entry("macro-f1-frequent", "takes labels of ten items or more"),
          Map.entry(
              "icc",
              "compares mean squares: sums of squares divided by their degrees of freedom, n - 1 items"),
          Map.entry("mcnemar", "the p value of the same difference falls with the number of items"),
          Map.entry("item-standard-deviation", "divides by n - 1 items"));

  /** Statistics that change when the categories of a nominal scale change places, and why. */
  private static final Map<String, String> DEPEND_ON_PLACES =
      Map.of(
          "expected-calibration-error",
              "the first of the categories with the highest degree counts",
          "maximum-calibration-error", "likewise",
          "debiased-calibration-error", "likewise");

  static Stream<Subject<?>> subjects() {
    return Subject.all();
  }

  @Test
  void everyStatisticFitsAScale() {
    List<String> fit = Subject.all().map(subject -> subject.statistic().name()).distinct().toList();
    assertThat(fit)
        .containsExactlyElementsOf(Tallying.statistics().stream().map(Statistic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void manyItemsGiveAValue(Subject<?> subject) {
    assertThat(subject.estimate(subject.count(subject.cases(300, 1))))
        .isInstanceOf(Estimate.Value.class);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void noItemsAreUndefinedForAReason(Subject<?> subject) {
    assertThat(subject.estimate(Counts.NONE)).isInstanceOf(Estimate.Undefined.class);
    assertThat(((Estimate.Undefined) subject.estimate(Counts.NONE)).reason()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void orderOfItemsAndRatersDoesNotMatter(Subject<?> subject) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      List<Case> shuffled =
          new ArrayList<>(
              cases.stream()
                  .map(item -> Subject.altered(item, StatisticContractTest::turned))
                  .toList());
      Collections.shuffle(shuffled, new Random(seed));
      Counts counts = subject.count(cases);
      assertThat(subject.count(shuffled)).isEqualTo(counts);
      assertThat(subject.estimate(subject.count(shuffled))).isEqualTo(subject.estimate(counts));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void splitAndMergeGivesTheSameBits(Subject<?> subject) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      int cut = new Random(seed).nextInt(ITEMS);
      Counts left = subject.count(cases.subList(0, cut));
      Counts right = subject.count(cases.subList(cut, ITEMS));
      Counts whole = subject.count(cases);
      assertThat(left.plus(right)).isEqualTo(whole).isEqualTo(right.plus(left));
      assertThat(subject.estimate(right.plus(left))).isEqualTo(subject.estimate(whole));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void anItemNobodyRatedChangesNothing(Subject<?> subject) {
    List<Case> cases = new ArrayList<>(subject.cases(ITEMS, 1));
    Counts before = subject.count(cases);
    cases.add(Case.ofRatings(subject.scale()));
    assertThat(subject.count(cases)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void namesOfNominalCategoriesDoNotMatter(Subject<?> subject) {
    if (!(subject.scale() instanceof Scale.Nominal)
        || subject.label() != Subject.WHOLE
        || DEPEND_ON_PLACES.containsKey(subject.statistic().name())) {
      return;
    }
    long[] other = {2, 0, 3, 1};
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      List<Case> renamed =
          cases.stream().map(item -> Subject.altered(item, own -> renamed(own, other))).toList();
      assertClose(
          subject.estimate(subject.count(renamed)), subject.estimate(subject.count(cases)), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyItemTwiceGivesTheSame(Subject<?> subject) {
    if (DEPEND_ON_SIZE.keySet().stream().anyMatch(subject.statistic().name()::startsWith)) {
      return;
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      Counts counts = subject.count(subject.cases(ITEMS, seed));
      long[] twice = amounts(counts, counts.plus(counts));
      assertClose(subject.estimate(counts, twice), subject.estimate(counts), 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void amountZeroIsAsIfAbsent(Subject<?> subject) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      Counts all = subject.count(cases);
      for (int first = 0; first < ITEMS; first += 6) {
        assertAlone(subject, all, subject.count(cases.subList(first, ITEMS)));
        assertAlone(subject, all, subject.count(Collections.nCopies(3, cases.get(first))));
      }
      assertAlone(subject, all, Counts.NONE);
    }
  }

  private static void assertAlone(Subject<?> subject, Counts all, Counts some) {
    assertClose(subject.estimate(all, amounts(all, some)), subject.estimate(some), 1e-12);
  }

  static void assertClose(Estimate actual, Estimate expected, double tolerance) {
    if (expected instanceof Estimate.Value value) {
      assertThat(actual).isInstanceOf(Estimate.Value.class);
      assertThat(((Estimate.Value) actual).point()).isCloseTo(value.point(), within(tolerance));
    } else {
      assertThat(actual).isInstanceOf(Estimate.Undefined.class);
    }
  }

  private static long[] amounts(Counts keys, Counts amounts) {
    return IntStream.range(0, keys.size())
        .mapToLong(i -> amounts.amount(keys.first(i), keys.second(i)))
        .toArray();
  }

  private static Case turned(Case item) {
    int last = item.ratings().length - 1;
    return new Case(
        item.scale(),
        IntStream.rangeClosed(0, last).mapToLong(i -> item.ratings()[last - i]).toArray(),
        IntStream.rangeClosed(0, last).map(i -> item.raters()[last - i]).toArray(),
        item.reference(),
        item.model(),
        item.rival(),
        item.degrees(),
        item.cluster());
  }

  private static Case renamed(Case item, long[] other) {
    int[] degrees = new int[item.degrees().length];
    for (int i = 0; i < degrees.length; i++) {
      degrees[(int) other[i]] = item.degrees()[i];
    }
    long[] ratings = Arrays.stream(item.ratings()).map(code -> other[(int) code]).toArray();
    return new Case(
        item.scale(),
        ratings,
        item.raters(),
        renamed(item.reference(), other),
        renamed(item.model(), other),
        renamed(item.rival(), other),
        degrees,
        item.cluster());
  }

  private static long renamed(long code, long[] other) {
    return code == Scale.ABSENT ? code : other[(int) code];
  }
}
