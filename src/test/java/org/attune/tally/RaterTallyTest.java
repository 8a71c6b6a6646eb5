package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

class RaterTallyTest {

  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.valueOf(-5), BigDecimal.valueOf(5), BigDecimal.ONE);

  private static RaterTally tally(Tallier<RaterTally> tallier, Case... items) {
    Counts.Builder counts = Counts.builder();
    List.of(items).forEach(item -> tallier.count(item, counts));
    return tallier.tally(counts.build());
  }

  @Test
  void sumsByPanelSize() {
    RaterTally tally =
        tally(
            RaterTally.PANELS,
            Case.ofRatings(SCALE, 0, 10),
            Case.ofRatings(SCALE, 4, 3),
            Case.ofRatings(SCALE, 9),
            Case.ofRatings(SCALE));
    assertThat(tally.sizes()).containsExactly(1, 2);
    assertThat(tally.items()).isEqualTo(3);
    assertThat(tally.items(2)).isEqualTo(2);
    assertThat(tally.sum(2)).isEqualTo(10 + 7);
    assertThat(tally.squaredSums(2)).isEqualTo(100 + 49);
    assertThat(tally.squares(2)).isEqualTo(100 + 16 + 9);
    assertThat(tally.sum(1)).isEqualTo(9);
    assertThat(tally.items(3)).isZero();
  }

  @Test
  void manyStepsStayExact() {
    Scale scale =
        new Scale.Ordinal(
            List.of("a", "b", "c"),
            List.of(BigDecimal.ZERO, new BigDecimal("0.000000001"), new BigDecimal("1e9")));
    RaterTally tally = tally(RaterTally.PANELS, Case.ofRatings(scale, 2, 2, 1));
    BigInteger most = BigInteger.TEN.pow(18);
    assertThat(tally.squares(3)).isEqualTo(most.pow(2).shiftLeft(1).add(BigInteger.ONE));
    assertThat(tally.squaredSums(3)).isEqualTo(most.shiftLeft(1).add(BigInteger.ONE).pow(2));
  }

  @Test
  void sumsByRater() {
    RaterTally tally =
        tally(
            RaterTally.RATERS,
            Case.ofRaters(SCALE, new int[] {2, 0}, 10, 0),
            Case.ofRaters(SCALE, new int[] {0, 2}, 4, 3),
            Case.ofRaters(SCALE, new int[] {7}, 9),
            Case.ofRatings(SCALE, 1, 2));
    List<String> work = new ArrayList<>();
    tally.forEachRater(
        (m, rater, ratings, own, panel) ->
            work.add(m + " " + rater + " " + ratings + " " + own + " " + panel));
    assertThat(work).containsExactly("1 7 1 9 9", "2 0 2 4 17", "2 2 2 13 17");
    assertThat(tally.items()).isEqualTo(3);
  }

  @Test
  void aRaterWithoutAmountsDidNothing() {
    RaterTally tally = tally(RaterTally.RATERS, Case.ofRaters(SCALE, new int[] {3, 4}, 1, 2));
    List<Integer> raters = new ArrayList<>();
    tally
        .with(new long[tally.counts().size()])
        .forEachRater((m, rater, ratings, own, panel) -> raters.add(rater));
    assertThat(raters).isEmpty();
  }

  @Test
  void aRaterDrawnTwiceHasOneOpinion() {
    assertThat(
            tally(RaterTally.RATERS, Case.ofRaters(SCALE, new int[] {5, 1, 5}, 8, 2, 8)).counts())
        .isEqualTo(tally(RaterTally.RATERS, Case.ofRaters(SCALE, new int[] {1, 5}, 2, 8)).counts());
  }

  @Test
  void pairsOfRaters() {
    Counts.Builder counts = Counts.builder();
    List.of(
            Case.ofRaters(SCALE, new int[] {2, 0}, 10, 1),
            Case.ofRaters(SCALE, new int[] {0, 2, 1}, 1, 10, 4),
            Case.ofRaters(SCALE, new int[] {1, 1}, 3, 3),
            Case.ofRatings(SCALE, 1, 2))
        .forEach(item -> RaterPairTally.RATINGS.count(item, counts));
    RaterPairTally tally = RaterPairTally.RATINGS.tally(counts.build());
    assertThat(tally.items()).isEqualTo(3);
    assertThat(tally.items(1)).isEqualTo(1);
    assertThat(tally.raters()).isEqualTo(3);
    assertThat(tally.pairs()).isEqualTo(3);
    assertThat(tally.common(1)).isEqualTo(2);
    assertThat(tally.codes(1).amount(1, 10)).isEqualTo(2);
    assertThat(tally.codes(2).amount(4, 10)).isEqualTo(1);
    assertThat(tally.with(new long[tally.counts().size()]).raters()).isZero();
  }
}
