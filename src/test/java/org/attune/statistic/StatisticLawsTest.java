package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of every statistic about other names of raters, another origin and unit of an interval
 * scale, and ratings that do not differ.
 */
class StatisticLawsTest {

  private static final int SEEDS = 6;
  private static final int ITEMS = 60;

  private static final int[] RENUMBERED = {3, 0, 4, 1, 2};
  private static final long SHIFT = 3;
  private static final long FACTOR = 2;

  /** Statistics in units of the scale: those grow with the unit. */
  private static final Set<String> IN_UNITS =
      Set.of(
          "bias",
          "item-standard-deviation",
          "mean-absolute-error",
          "paired-shift",
          "paired-shift-size",
          "root-mean-squared-error",
          "standard-error-of-measurement",
          "rater-severity",
          "length-slope",
          "verbosity-slope",
          "wasserstein-distance",
          "worst-pair-shift");

  /** Statistics that lie on the scale itself, or are the share of ratings with a label. */
  private static final Set<String> ON_THE_SCALE =
      Set.of("human-mean", "item-mean", "mean-answer", "prediction-powered-mean");

  /** Statistics that depend on the zero of the scale, and why. */
  private static final Map<String, String> DEPEND_ON_ZERO =
      Map.of(
          "krippendorff-alpha-ratio",
          "compares ratings by their ratio, which has a zero",
          "eq-bench-score",
          "bends errors of one to five points of a scale to ten");

  /**
   * The value of statistics that are defined where all ratings and answers are one category, as
   * their examples' files declare it. All others are undefined.
   */
  private static final Map<String, Double> OF_ONE_CATEGORY = new TreeMap<>();

  static {
    for (Statistic<?> statistic : Tallying.statistics()) {
      Example.ofOneCategory(statistic.name())
          .ifPresent(value -> OF_ONE_CATEGORY.put(statistic.name(), value));
    }
  }

  /** Statistics that count labels nobody gives, so that what they are depends on the scale. */
  private static final Set<String> OF_ABSENT_LABELS =
      Set.of(
          "macro-f1-all-labels",
          "macro-precision-all-labels",
          "macro-recall-all-labels",
          "jaccard",
          "samples-f1",
          "selection-rate");

  /** Statistics that are undefined nevertheless if the one category is not their label's. */
  private static final Set<String> NEED_A_LABEL =
      Set.of(
          "f1",
          "precision",
          "recall",
          "specificity",
          "false-positive-rate",
          "average-precision",
          "macro-f1",
          "macro-f1-frequent",
          "macro-precision",
          "macro-recall",
          "micro-f1",
          "micro-precision",
          "micro-recall",
          "weighted-f1",
          "weighted-precision",
          "weighted-recall");

  static Stream<Subject<?>> subjects() {
    return Subject.all();
  }

  static Stream<Subject<?>> onIntervals() {
    return Subject.all().filter(subject -> subject.scale() instanceof Scale.Interval);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void numbersOfRatersDoNotMatter(Subject<?> subject) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      List<Case> renumbered =
          cases.stream().map(item -> Subject.altered(item, StatisticLawsTest::renumbered)).toList();
      StatisticContractTest.assertClose(
          subject.estimate(subject.count(renumbered)),
          subject.estimate(subject.count(cases)),
          1e-12);
    }
  }

  @Test
  void exceptionsAreOfStatistics() {
    List<String> names = Tallying.statistics().stream().map(Statistic::name).toList();
    assertThat(names)
        .containsAll(OF_ABSENT_LABELS)
        .containsAll(NEED_A_LABEL)
        .containsAll(IN_UNITS)
        .containsAll(ON_THE_SCALE)
        .containsAll(DEPEND_ON_ZERO.keySet());
  }

  private static Case renumbered(Case item) {
    return new Case(
        item.scale(),
        item.ratings(),
        Arrays.stream(item.raters()).map(rater -> RENUMBERED[rater]).toArray(),
        item.reference(),
        item.model(),
        item.rival(),
        item.degrees(),
        item.cluster());
  }

  @ParameterizedTest
  @MethodSource("onIntervals")
  void anotherZeroAndUnitChangeWhatIsDeclaredOnly(Subject<?> subject) {
    String name = subject.statistic().name();
    if (DEPEND_ON_ZERO.containsKey(name)) {
      return;
    }
    Scale.Interval scale = (Scale.Interval) subject.scale();
    Scale.Interval other =
        new Scale.Interval(moved(scale.min()), moved(scale.max()), unit(scale.step()));
    Subject<?> moved = new Subject<>(subject.statistic(), other, subject.label());
    double factor = IN_UNITS.contains(name) || ON_THE_SCALE.contains(name) ? FACTOR : 1;
    double shift = ON_THE_SCALE.contains(name) ? SHIFT : 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Case> cases = subject.cases(ITEMS, seed);
      List<Case> there =
          cases.stream().map(item -> Subject.altered(item, of -> moved(of, other))).toList();
      Estimate here = subject.estimate(subject.count(cases));
      StatisticContractTest.assertClose(
          moved.estimate(moved.count(there)),
          here instanceof Estimate.Value v ? Estimate.of(factor * v.point() + shift) : here,
          1e-9);
    }
  }

  private static BigDecimal unit(BigDecimal number) {
    return number.multiply(BigDecimal.valueOf(FACTOR));
  }

  private static BigDecimal moved(BigDecimal number) {
    return unit(number).add(BigDecimal.valueOf(SHIFT));
  }

  private static Case moved(Case item, Scale other) {
    LongUnaryOperator moved =
        answer -> answer == Scale.ABSENT ? answer : FACTOR * answer + SHIFT * Scale.UNIT;
    return new Case(
        other,
        item.ratings(),
        item.raters(),
        moved.applyAsLong(item.reference()),
        moved.applyAsLong(item.model()),
        moved.applyAsLong(item.rival()),
        item.degrees(),
        item.cluster());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void oneCategoryIsUndefinedWhereNotDeclared(Subject<?> subject) {
    for (long code : new long[] {0, 1}) {
      List<Case> cases =
          subject.cases(ITEMS, 1).stream()
              .map(item -> Subject.altered(item, of -> alike(of, code)))
              .toList();
      Estimate estimate = subject.estimate(subject.count(cases));
      String name = subject.statistic().name();
      if (OF_ABSENT_LABELS.contains(name)) {
        assertThat(estimate).isInstanceOf(Estimate.Value.class);
        assertThat(((Estimate.Value) estimate).point()).isBetween(0.0, 1.0);
      } else if (ON_THE_SCALE.contains(name)) {
        assertThat(((Estimate.Value) estimate).point())
            .isCloseTo(onScale(subject, code), within(1e-12));
      } else if (estimate instanceof Estimate.Undefined undefined) {
        assertThat(OF_ONE_CATEGORY.containsKey(name) && !NEED_A_LABEL.contains(name)).isFalse();
        assertThat(undefined.reason()).isNotBlank();
      } else {
        assertThat(OF_ONE_CATEGORY).containsKey(name);
        assertThat(((Estimate.Value) estimate).point())
            .isCloseTo(OF_ONE_CATEGORY.get(name), within(1e-12));
      }
    }
  }

  /** What everybody says: the value, or whether it is the label. */
  private static double onScale(Subject<?> subject, long code) {
    if (subject.label() == Subject.WHOLE) {
      return subject.scale().value(code) / (double) Scale.UNIT;
    }
    return subject.scale() instanceof Scale.Labels
        ? code >>> subject.label() & 1
        : code == subject.label() ? 1 : 0;
  }

  /** An item of which everybody says the same. */
  private static Case alike(Case item, long code) {
    Scale scale = item.scale();
    long answer = scale.ordered() ? scale.value(code) : code;
    int[] degrees = new int[item.degrees().length];
    for (int i = 0; i < degrees.length; i++) {
      boolean given = scale instanceof Scale.Labels ? (code >>> i & 1) == 1 : code == i;
      degrees[i] = given ? 10_000 : 0;
    }
    return new Case(
        scale,
        Arrays.stream(item.ratings()).map(rating -> code).toArray(),
        item.raters(),
        answer,
        answer,
        answer,
        degrees,
        item.cluster());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void whatIsSymmetricSaysTheSameOfAWithBAndOfBWithA(Subject<?> subject) {
    for (int seed = 0; seed < SEEDS && subject.statistic().symmetric(); seed++) {
      List<Case> cases = subject.cases(ITEMS, seed).stream().filter(Case::answered).toList();
      List<Case> swapped =
          cases.stream().map(c -> Case.ofAnswers(c.scale(), c.model(), c.reference())).toList();
      StatisticContractTest.assertClose(
          subject.estimate(subject.count(swapped)), subject.estimate(subject.count(cases)), 1e-12);
    }
  }
}
