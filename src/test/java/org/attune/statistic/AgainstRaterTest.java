package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.statistic.AlternativeTest.AgainstRater.Sum;
import org.junit.jupiter.api.Test;

class AgainstRaterTest {

  /** d of eight clusters: 0 0 -1 -1, 1 0, 0 0 0, -1, 0 1 1, 0 0 -1 0 0, -1 -1, 0 0. */
  private static final AlternativeTest.AgainstRater CLUSTERED =
      new AlternativeTest.AgainstRater(
          6,
          13,
          3,
          List.of(
              new Sum(4, -2),
              new Sum(2, 1),
              new Sum(3, 0),
              new Sum(1, -1),
              new Sum(3, 2),
              new Sum(5, -1),
              new Sum(2, -2),
              new Sum(2, 0)));

  /** statsmodels 0.15.0, OLS of d - 0.2 on a constant, cov_type "cluster", t with 7 degrees. */
  @Test
  void clusteredTestIsThatOfStatsmodels() {
    assertThat(CLUSTERED.clusteredP(0.2)).isCloseTo(0.051368124729434125, within(1e-10));
  }

  /** scipy 1.17.1, ttest_1samp with alternative "less". */
  @Test
  void plainTestIsThatOfScipy() {
    assertThat(CLUSTERED.p(0.2)).isCloseTo(0.011162981437749596, within(1e-10));
  }

  @Test
  void clustersOfOneItemGiveThePlainTest() {
    List<Sum> single =
        List.of(
            new Sum(1, -1),
            new Sum(1, 0),
            new Sum(1, 0),
            new Sum(1, 1),
            new Sum(1, -1),
            new Sum(1, 0));
    AlternativeTest.AgainstRater rater = new AlternativeTest.AgainstRater(2, 3, 1, single);
    assertThat(rater.clusteredP(0.1)).isCloseTo(rater.p(0.1), within(1e-14));
  }

  @Test
  void equalDifferencesAreDecidedByTheirSide() {
    AlternativeTest.AgainstRater ties =
        new AlternativeTest.AgainstRater(0, 2, 0, List.of(new Sum(1, 0), new Sum(1, 0)));
    assertThat(ties.p(0.2)).isZero();
    assertThat(ties.clusteredP(0.2)).isZero();
    assertThat(ties.p(0)).isOne();
    AlternativeTest.AgainstRater lost =
        new AlternativeTest.AgainstRater(0, 0, 2, List.of(new Sum(1, 1), new Sum(1, 1)));
    assertThat(lost.p(0.2)).isOne();
    assertThat(lost.clusteredP(0.2)).isOne();
  }

  @Test
  void epsilonIsAdvantageOfLessThanOne() {
    assertThat(new AlternativeWinningRate().epsilon()).isEqualTo(0.2);
    assertThat(new AlternativeWinningRate().with(0.1).epsilon()).isEqualTo(0.1);
    assertThatThrownBy(() -> new AlternativeWinningRate().with(1))
        .hasMessage("epsilon from 0 to below 1, found 1.0");
    assertThatThrownBy(() -> new AlternativeWinningRateExact().with(Double.NaN))
        .hasMessage("epsilon from 0 to below 1, found NaN");
  }
}
