package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.RaterPairTally;
import org.junit.jupiter.api.Test;

/** Which pairs of raters are averaged. */
class PairwiseTest {

  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(9), BigDecimal.ONE);

  /** Two raters of two items each. */
  private static List<Case> pairsOfTwo(int pairs) {
    SplittableRandom random = new SplittableRandom(4);
    List<Case> cases = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      for (int item = 0; item < 2; item++) {
        cases.add(
            Case.ofRaters(
                SCALE,
                new int[] {2 * pair, 2 * pair + 1},
                4 * item + random.nextInt(4),
                4 * item + random.nextInt(4)));
      }
    }
    return cases;
  }

  private static RaterPairTally tally(List<Case> cases) {
    return Tallying.tally(RaterPairTally.RATINGS, cases);
  }

  @Test
  void correlationsOfTwoItemsAreNone() {
    for (Pairwise statistic : List.of(new PairwisePearson(), new PairwiseSpearman())) {
      assertThat(statistic.estimate(tally(pairsOfTwo(20)), SCALE))
          .isEqualTo(Estimate.undefined("no two raters have 4 items in common"));
      assertThat(statistic.remarks(tally(pairsOfTwo(20)), SCALE))
          .containsExactly(new Remark.Pairs(0, 20, 0, 4));
    }
  }

  @Test
  void pairsLeftOutAreCounted() {
    List<Case> cases = new ArrayList<>(pairsOfTwo(20));
    for (int code = 0; code < 5; code++) {
      cases.add(Case.ofRaters(SCALE, new int[] {100, 101, 102}, code, 8 - code, 3));
    }
    PairwisePearson pearson = new PairwisePearson();
    assertThat(pearson.estimate(tally(cases), SCALE)).isEqualTo(Estimate.of(-1));
    Remark.Pairs pairs = new Remark.Pairs(1, 20, 2, 4);
    assertThat(pearson.remarks(tally(cases), SCALE)).containsExactly(pairs);
    assertThat(pairs.topic() + ": " + pairs.value())
        .isEqualTo(
            "mean over the pairs of raters who share 4 items or more: 1 pair, 20 with fewer left"
                + " out, 2 left out because a rater gave one rating throughout");
    assertThat(new PairwiseCohenKappa().remarks(tally(cases), SCALE))
        .containsExactly(new Remark.Pairs(23, 0, 0, 2));
  }
}
