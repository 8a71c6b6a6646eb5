package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
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
import org.attune.tally.PanelTally;
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
      assertThat(AnalyticContractTest.ordinalAlpha(subject)).isTrue();
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
  void panelsOfAnySizeAreCounted() {
    Scale scale = RandomCases.SCALES.get(2);
    List<Case> cases = new ArrayList<>();
    for (int size : new int[] {2, 3, 200, 20_000}) {
      for (int item = 0; item < 5; item++) {
        int code = 2 * item;
        long[] ratings =
            IntStream.range(0, size).mapToLong(i -> i % 5 == 1 ? i % 3 : code).toArray();
        cases.add(Case.ofRatings(scale, ratings));
      }
    }
    assertThat(Tallying.interval(new FleissKappa().analytic().orElseThrow(), scale, cases))
        .isPresent();
  }

  /** Twenty raters, whose key of a panel is longer the higher their numbers are. */
  @Test
  void numbersOfRatersDoNotMatter() {
    Scale scale = new Scale.Nominal(List.of("a", "b", "c", "d", "e"));
    for (int raters : new int[] {3, 20, 60}) {
      Random random = new Random(raters);
      List<Case> first = new ArrayList<>();
      List<Case> second = new ArrayList<>();
      for (int item = 0; item < 30; item++) {
        long most = random.nextInt(5);
        long[] codes =
            IntStream.range(0, raters)
                .mapToLong(i -> random.nextInt(3) > 0 ? most : random.nextInt(5))
                .toArray();
        first.add(Case.ofRaters(scale, IntStream.range(0, raters).toArray(), codes));
        second.add(Case.ofRaters(scale, IntStream.range(20, 20 + raters).toArray(), codes));
      }
      Analytic<?> conger = new CongerKappa().analytic().orElseThrow();
      Estimate.Interval one = Tallying.interval(conger, scale, first).orElseThrow();
      Estimate.Interval other = Tallying.interval(conger, scale, second).orElseThrow();
      assertThat(other.low()).isCloseTo(one.low(), within(1e-12));
      assertThat(other.high()).isCloseTo(one.high(), within(1e-12));
    }
  }

  @Test
  void alphaOfRanksHasNoneUnderEitherNameAndSaysWhyWhereThereIsAnAlpha() {
    Scale scale = new Scale.Ordinal(List.of("a", "b"), List.of(BigDecimal.ZERO, BigDecimal.ONE));
    Case one = Case.ofRatings(scale, 0, 1);
    Case equal = Case.ofRatings(scale, 0, 0);
    Case single = Case.ofRatings(scale, 1);
    for (Alpha alpha : List.of(new KrippendorffAlpha(), new KrippendorffAlphaOrdinal())) {
      Alpha.LinearisedAlpha formula = new Alpha.LinearisedAlpha(alpha);
      assertThat(alpha.analytic()).containsInstanceOf(Alpha.LinearisedAlpha.class);
      assertThat(limits(formula, scale, List.of(one, equal)).without())
          .isEqualTo("there is none for differences that depend on the ratings");
      assertThat(limits(formula, scale, List.of(equal, equal, single)).without())
          .isEqualTo(Limits.UNDEFINED);
    }
    Scale negative = new Scale.Interval(BigDecimal.valueOf(-1), BigDecimal.ONE, BigDecimal.ONE);
    assertThat(
            limits(
                    new Alpha.LinearisedAlpha(new KrippendorffAlphaRatio()),
                    negative,
                    List.of(Case.ofRatings(negative, 0, 1), Case.ofRatings(negative, 2, 2)))
                .without())
        .isEqualTo(Limits.UNDEFINED);
  }

  /** Gwet (2014), page 120, irrCAC 1.3: percent agreement, of which ours is Wilson's. */
  @Test
  void irrCacHasPercentAgreementAsWell() throws IOException {
    Example example = Example.of("percent-agreement").get(0);
    Estimate.Interval interval =
        Tallying.interval(
                new PanelAgreement.LinearisedPanels(new PercentAgreement()),
                example.scale().read(),
                example.cases())
            .orElseThrow();
    assertThat(interval.low()).isCloseTo(0.5417183613642234, within(1e-6));
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void noneIsGivenBelowWhatACoefficientCanBeOrWhereMostItemsHaveOneRating() {
    Scale scale = new Scale.Nominal(List.of("a", "b"));
    Case one = Case.ofRaters(scale, new int[] {0, 1}, 0, 1);
    Case equal = Case.ofRaters(scale, new int[] {0, 1}, 0, 0);
    Case single = Case.ofRaters(scale, new int[] {0}, 0);
    Case other = Case.ofRaters(scale, new int[] {0, 1}, 1, 1);
    for (Analytic<PanelTally> linearised :
        List.of(
            new PanelAgreement.LinearisedPanels(new FleissKappa()),
            new CongerForm.LinearisedConger(Weights.IDENTITY))) {
      assertThat(limits(linearised, scale, List.of(one, equal, other)).without())
          .isEqualTo("its lower limit lies below all that the coefficient can be");
      List<Case> mostlySingle = new ArrayList<>(List.of(one, equal, equal, other, other, other));
      assertThat(limits(linearised, scale, mostlySingle).interval()).isPresent();
      mostlySingle.addAll(Collections.nCopies(7, single));
      assertThat(limits(linearised, scale, mostlySingle).without())
          .startsWith("most items have one rating");
    }
    WeightedKappa.KappaInterval kappa = new WeightedKappa.KappaInterval(new CohenKappa());
    List<Case> answers =
        List.of(
            Case.ofAnswers(scale, 0, 0), Case.ofAnswers(scale, 0, 1), Case.ofAnswers(scale, 1, 1));
    assertThat(kappa.interval(Tallying.tally(kappa.tallier(), answers), scale, 0.95).without())
        .isEqualTo("its lower limit lies below all that the coefficient can be");
  }

  private static Limits limits(Analytic<PanelTally> analytic, Scale scale, List<Case> cases) {
    return analytic.interval(Tallying.tally(analytic.tallier(), cases), scale, 0.95);
  }
}
