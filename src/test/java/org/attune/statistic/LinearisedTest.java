package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of linearised intervals; their values are checked against irrCAC elsewhere. */
class LinearisedTest {

  static Stream<Subject<?>> subjects() {
    return Subject.all()
        .filter(subject -> subject.label() == Subject.WHOLE)
        .filter(
            subject ->
                subject.statistic().analytic().filter(Linearised.class::isInstance).isPresent());
  }

  private static Optional<Estimate.Interval> interval(Subject<?> subject, List<Case> cases) {
    return Tallying.interval(subject.statistic().analytic().orElseThrow(), subject.scale(), cases);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theIntervalIsAboutTheEstimateWhateverTheOrder(Subject<?> subject) {
    List<Case> cases = subject.cases(60, 1);
    Optional<Estimate.Interval> interval = interval(subject, cases);
    if (interval.isEmpty()) {
      // the ordinal level of alpha, which depends on the scale
      assertThat(subject.statistic()).isInstanceOf(KrippendorffAlpha.class);
      assertThat(subject.scale()).isInstanceOf(Scale.Ordinal.class);
      return;
    }
    double point = ((Estimate.Value) subject.estimate(subject.count(cases))).point();
    assertThat((interval.get().low() + interval.get().high()) / 2).isCloseTo(point, within(1e-9));
    assertThat(interval.get().low()).isLessThan(interval.get().high());
    List<Case> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(2));
    assertThat(interval(subject, shuffled)).isEqualTo(interval);
  }

  /**
   * The variance is near that of the jackknife (Efron &amp; Tibshirani 1993, chapter 11), which
   * takes one item after the other away.
   */
  @ParameterizedTest
  @MethodSource("subjects")
  void theWidthIsNearThatOfTheJackknife(Subject<?> subject) {
    List<Case> cases =
        subject.cases(400, 3).stream().filter(item -> item.ratings().length > 0).toList();
    int n = cases.size();
    double[] without =
        IntStream.range(0, n)
            .mapToDouble(
                i -> {
                  List<Case> rest = new ArrayList<>(cases);
                  rest.remove(i);
                  return ((Estimate.Value) subject.estimate(subject.count(rest))).point();
                })
            .toArray();
    double mean = IntStream.range(0, n).mapToDouble(i -> without[i]).average().orElseThrow();
    double squares =
        IntStream.range(0, n).mapToDouble(i -> Math.pow(without[i] - mean, 2)).sum() * (n - 1) / n;
    double half = TDistribution.of(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(squares);
    interval(subject, cases)
        .ifPresent(
            interval ->
                assertThat((interval.high() - interval.low()) / 2)
                    .isCloseTo(half, within(0.03 * half)));
  }

  @Test
  void thereIsNoneWithoutVariance() {
    Scale scale = new Scale.Nominal(List.of("a", "b"));
    Case one = Case.ofRaters(scale, new int[] {0, 1}, 0, 1);
    Case single = Case.ofRaters(scale, new int[] {0}, 0);
    Case equal = Case.ofRaters(scale, new int[] {0, 1}, 0, 0);
    for (Statistic<?> statistic :
        List.of(new CongerKappa(), new FleissKappa(), new KrippendorffAlpha())) {
      Analytic<?> analytic = statistic.analytic().orElseThrow();
      assertThat(analytic.method()).isEqualTo("linearised t");
      for (List<Case> cases :
          List.of(List.<Case>of(), List.of(one), List.of(single, single), List.of(equal, equal))) {
        assertThat(Tallying.interval(analytic, scale, cases)).isEmpty();
      }
    }
  }

  @Test
  void thereIsNoneIfAPanelDoesNotFitAKey() {
    Scale scale = RandomCases.SCALES.get(2);
    long[] many = IntStream.range(0, 200).mapToLong(i -> i % 13).toArray();
    List<Case> cases = List.of(Case.ofRatings(scale, many), Case.ofRatings(scale, 1, 2));
    assertThat(Tallying.estimate(new FleissKappa(), scale, cases))
        .isInstanceOf(Estimate.Value.class);
    assertThat(Tallying.interval(new FleissKappa().analytic().orElseThrow(), scale, cases))
        .isPresent();
    long[] more = IntStream.range(0, 20_000).mapToLong(i -> i % 13).toArray();
    List<Case> larger = List.of(Case.ofRatings(scale, more), Case.ofRatings(scale, 1, 2));
    assertThat(Tallying.interval(new FleissKappa().analytic().orElseThrow(), scale, larger))
        .isEmpty();
  }
}
