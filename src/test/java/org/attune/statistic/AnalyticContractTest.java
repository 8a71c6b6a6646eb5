package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws every interval by a formula keeps, found by its statistic alone. */
class AnalyticContractTest {

  private static final int SEEDS = 30;

  static Stream<Subject<?>> all() {
    return Subject.all().filter(subject -> subject.statistic().analytic().isPresent());
  }

  static Stream<Subject<?>> subjects() {
    return all().filter(subject -> !ordinalAlpha(subject));
  }

  /** Its differences depend on the ratings, for which no formula is known here. */
  static boolean ordinalAlpha(Subject<?> subject) {
    return subject.statistic() instanceof Alpha alpha
        && alpha.level(subject.scale()) == Level.ORDINAL;
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void manyItemsGiveAnIntervalAroundTheEstimate(Subject<?> subject) {
    List<Case> cases = subject.cases(300, 1);
    double point = ((Estimate.Value) subject.estimate(subject.count(cases))).point();
    Estimate.Interval narrow = interval(subject, cases, 0.90).orElseThrow();
    Estimate.Interval wide = interval(subject, cases, 0.99).orElseThrow();
    assertThat(point).isStrictlyBetween(narrow.low(), narrow.high());
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void fewItemsGiveAFiniteIntervalOrNone(Subject<?> subject) {
    for (int items = 0; items < 12; items++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        List<Case> cases = subject.cases(items, seed);
        Optional<Estimate.Interval> interval = interval(subject, cases, 0.95);
        if (interval.isPresent()) {
          assertThat(interval.get().low()).isFinite().isLessThanOrEqualTo(interval.get().high());
          assertThat(interval.get().high()).isFinite();
          assertThat(subject.estimate(subject.count(cases))).isInstanceOf(Estimate.Value.class);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEstimateHasAnIntervalOrAReasonThatIsTold(Subject<?> subject) {
    for (int items = 1; items < 12; items++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        List<Case> cases = subject.cases(items, seed);
        if (subject.estimate(subject.count(cases)) instanceof Estimate.Value) {
          Limits limits = limits(subject, cases, 0.95);
          assertThat(limits.without())
              .isNotEqualTo(Limits.UNDEFINED)
              .satisfies(
                  without ->
                      assertThat(without.isEmpty()).isEqualTo(limits.interval().isPresent()));
        }
      }
    }
  }

  private static Optional<Estimate.Interval> interval(
      Subject<?> subject, List<Case> cases, double level) {
    return limits(subject, cases, level).interval();
  }

  private static Limits limits(Subject<?> subject, List<Case> cases, double level) {
    List<Case> seen =
        cases.stream()
            .map(item -> subject.label() < 0 ? item : item.label(subject.label()))
            .toList();
    Scale scale =
        subject.label() < 0 ? subject.scale() : Case.binary(subject.scale(), subject.label());
    return limits(subject.statistic().analytic().orElseThrow(), seen, scale, level);
  }

  private static <T extends Tally<T>> Limits limits(
      Analytic<T> analytic, List<Case> cases, Scale scale, double level) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(item -> analytic.tallier().count(item, counts));
    return analytic.interval(analytic.tallier().tally(counts.build()), scale, level);
  }
}
