package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.attune.tally.TieTally;
import org.junit.jupiter.api.Test;

/** Three raters without bias, each against the median of the other two. */
class FairTiesTest {

  private static final Scale LEVELS = new Scale.Ordinal(List.of("1", "2", "3", "4", "5", "6", "7"));
  private static final int ITEMS = 2000;

  private static Counts count(Consensus.Ties ties, String tallier) {
    Question question =
        new Question(
            List.of(new Dimension("warmth", "warmth", Regrouping.none(LEVELS))),
            new Consensus(Consensus.Rule.MEDIAN, 2, ties, 1),
            List.of(),
            List.of(new Entry(tallier, 0, Against.REST, -1, null, -1, -1, -1, Strata.NONE)));
    SplittableRandom random = new SplittableRandom(20);
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < ITEMS; i++) {
      double truth = 2 + 2 * random.nextDouble();
      List<RatedItem.Rating> ratings =
          List.of("a", "b", "c").stream()
              .map(
                  rater ->
                      new RatedItem.Rating(
                          "warmth",
                          RatedItem.By.RATER,
                          rater,
                          Math.round(truth + random.nextDouble(-2, 2))))
              .toList();
      RatedItem item = new RatedItem("item " + i, new TreeMap<>(), ratings);
      question.count(
          new Question.Item(item, new long[0][], rater -> rater.charAt(0) - 'a', i),
          (entry, group) -> counts);
    }
    return counts.build();
  }

  private static double bias(Consensus.Ties ties) {
    Counts counts = count(ties, "moments");
    return ((Estimate.Value) new Bias().estimate(MomentTally.VALUES.tally(counts), LEVELS)).point();
  }

  @Test
  void theyShowNone() {
    assertThat(bias(Consensus.Ties.FIRST)).isGreaterThan(0.3);
    assertThat(bias(Consensus.Ties.FAIR)).isCloseTo(0, within(1e-6));
    assertThat(bias(Consensus.Ties.MIDDLE)).isCloseTo(0, within(1e-6));
  }

  /** The mean category of the references is that of the raters but for the draws. */
  @Test
  void norDoCategories() {
    assertThat(shift(Consensus.Ties.FIRST)).isLessThan(-0.3);
    assertThat(shift(Consensus.Ties.FAIR)).isCloseTo(0, within(0.03));
  }

  private static double shift(Consensus.Ties ties) {
    JointTally tally = JointTally.CATEGORIES.tally(count(ties, "categories"));
    double sum = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      sum +=
          tally.amount(i)
              * (double) (tally.references()[tally.row(i)] - tally.models()[tally.column(i)]);
    }
    return sum / tally.items();
  }

  @Test
  void tiesAreCountedOnceForEachRaterLeftOut() {
    TieTally tally = TieTally.of(count(Consensus.Ties.FAIR, "median-ties"));
    assertThat(tally.items()).isEqualTo(3 * ITEMS);
    assertThat(tally.tied()).isBetween(3L * ITEMS / 2, 3L * ITEMS);
  }
}
