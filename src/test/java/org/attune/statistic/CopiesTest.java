package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.PairTally;
import org.junit.jupiter.api.Test;

/** A rater drawn twice in a resample of raters adds copies, whose pairs are no agreement. */
class CopiesTest {

  private static final int RATERS = 4;
  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.valueOf(4), BigDecimal.ONE);

  /** The code of each rater for each item, -1 where there is none. */
  private static int[][] table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, 30)
        .mapToObj(i -> random.ints(RATERS, -1, 5).toArray())
        .toArray(int[][]::new);
  }

  private static List<Case> cases(int[][] table, int[] weights) {
    List<Case> cases = new ArrayList<>();
    for (int[] row : table) {
      int[] raters =
          IntStream.range(0, RATERS)
              .filter(rater -> row[rater] >= 0)
              .flatMap(rater -> IntStream.generate(() -> rater).limit(weights[rater]))
              .toArray();
      cases.add(
          Case.ofRaters(SCALE, raters, IntStream.of(raters).mapToLong(r -> row[r]).toArray()));
    }
    return cases;
  }

  /** Sums over ordered pairs of different raters, each pair weighing the product of its weights. */
  private static double observed(int[][] table, int[] weights, DoubleBinaryOperator difference) {
    double sum = 0;
    double items = 0;
    for (int[] row : table) {
      double disagreement = 0;
      double pairs = 0;
      for (int g = 0; g < RATERS; g++) {
        for (int h = 0; h < RATERS; h++) {
          if (g != h && row[g] >= 0 && row[h] >= 0) {
            pairs += weights[g] * weights[h];
            disagreement += weights[g] * weights[h] * difference.applyAsDouble(row[g], row[h]);
          }
        }
      }
      items += pairs > 0 ? 1 : 0;
      sum += pairs > 0 ? disagreement / pairs : 0;
    }
    return sum / items;
  }

  private static double expectedOfConger(
      int[][] table, int[] weights, DoubleBinaryOperator difference) {
    double sum = 0;
    double pairs = 0;
    for (int g = 0; g < RATERS; g++) {
      for (int h = 0; h < RATERS; h++) {
        double n = 0;
        double disagreement = 0;
        for (int[] one : table) {
          for (int[] other : table) {
            if (one[g] >= 0 && other[h] >= 0) {
              n++;
              disagreement += difference.applyAsDouble(one[g], other[h]);
            }
          }
        }
        if (g != h) {
          pairs += weights[g] * weights[h];
          sum += weights[g] * weights[h] * disagreement / n;
        }
      }
    }
    return sum / pairs;
  }

  private static double value(Statistic<?> statistic, List<Case> cases) {
    return ((Estimate.Value) Tallying.estimate(statistic, SCALE, cases)).point();
  }

  @Test
  void pairsOfCopiesAreNotCounted() {
    int[][] weights = {{1, 1, 1, 1}, {2, 1, 1, 1}, {2, 0, 1, 1}, {3, 2, 0, 1}, {0, 2, 2, 0}};
    for (int seed = 0; seed < weights.length; seed++) {
      int[][] table = table(seed);
      List<Case> cases = cases(table, weights[seed]);
      double nominal = observed(table, weights[seed], (a, b) -> a == b ? 0 : 1);
      double quadratic = observed(table, weights[seed], (a, b) -> (a - b) * (a - b) / 16);
      assertThat(value(new PercentAgreement(), cases)).isCloseTo(1 - nominal, within(1e-12));
      assertThat(value(new BrennanPrediger(), cases)).isCloseTo(1 - nominal / 0.8, within(1e-12));
      assertThat(value(new BrennanPredigerQuadratic(), cases))
          .isCloseTo(1 - quadratic / 0.25, within(1e-12));
    }
  }

  @Test
  void congersKappaTakesARaterDrawnTwiceForTwoWhoAreNoPair() {
    int[][] weights = {{1, 1, 1, 1}, {2, 1, 1, 1}, {2, 3, 1, 1}, {0, 2, 2, 0}};
    DoubleBinaryOperator nominal = (a, b) -> a == b ? 0 : 1;
    for (int seed = 0; seed < weights.length; seed++) {
      int[][] table = table(seed);
      double expected =
          1
              - observed(table, weights[seed], nominal)
                  / expectedOfConger(table, weights[seed], nominal);
      assertThat(value(new CongerKappa(), cases(table, weights[seed])))
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void alphaDividesByThePairsOfARating() {
    int[] weights = {2, 1, 1, 1};
    int[][] table = {{0, 0, 1, -1}, {1, 1, 1, 2}, {2, -1, -1, -1}, {3, -1, 3, -1}, {-1, 0, 2, 1}};
    // m and P = m² - Σ w²: 4 and 10, 5 and 18, 2 and 0, 3 and 4, 3 and 6; the third has no pair.
    // Pairs that differ: 2 (2 + 1) = 6, 2 (2 + 1 + 1) = 8, -, 0, 6.
    double observed = 6 * 4 / 10.0 + 8 * 5 / 18.0 + 6 * 3 / 6.0;
    // Ratings 0: 3 + 1, 1: 1 + 4 + 1, 2: 1 + 1, 3: 3, 15 in all.
    double expected = (15 * 15 - 4 * 4 - 6 * 6 - 2 * 2 - 3 * 3) / 14.0;
    assertThat(value(new KrippendorffAlphaNominal(), cases(table, weights)))
        .isCloseTo(1 - observed / expected, within(1e-12));
  }

  @Test
  void anItemOfOneRatersCopiesIsLikeOneWithASingleRating() {
    List<Case> copies = List.of(Case.ofRaters(SCALE, new int[] {3, 3}, 1, 1));
    assertThat(Tallying.estimate(new FleissKappa(), SCALE, copies))
        .isEqualTo(Estimate.undefined(Reasons.NO_PAIRS));
    assertThat(Tallying.estimate(new Unanimity(), SCALE, copies))
        .isEqualTo(Estimate.undefined(Reasons.NO_PAIRS));
    assertThat(Tallying.tally(PairTally.RATINGS, copies).items()).isOne();
  }

  @Test
  void twoRatersOfWhomOneIsDrawnTwiceAreStillTwo() {
    int[] raters = {1, 1, 2};
    List<Case> cases =
        List.of(Case.ofRaters(SCALE, raters, 1, 1, 0), Case.ofRaters(SCALE, raters, 1, 1, 1));
    // pa = 1/2, p(1) = 5/6, pe = 26/36
    assertThat(value(new ScottPi(), cases))
        .isCloseTo((0.5 - 26 / 36.0) / (10 / 36.0), within(1e-12));
  }

  @Test
  void keysWithoutCopiesStayAsTheyWere() {
    PairTally tally = Tallying.tally(PairTally.RATINGS, cases(table(9), new int[] {1, 1, 1, 1}));
    for (int i = 0; i < tally.size(); i++) {
      assertThat(tally.counts().first(i)).isBetween(2L, 9L);
      assertThat(tally.pairs(i)).isEqualTo(tally.panel(i) * (tally.panel(i) - 1));
    }
  }
}
