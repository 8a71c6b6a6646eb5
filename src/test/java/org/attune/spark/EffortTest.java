package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.junit.jupiter.api.Test;

class EffortTest {

  private static Entry entry(Against against) {
    return new Entry(JointTally.CATEGORIES.name(), 0, against, -1, null, -1, -1, -1, Strata.NONE);
  }

  @Test
  void aViewGoesThroughTheRatingsOfAnItem() {
    assertThat(Effort.steps(entry(Against.CONSENSUS), 5)).isEqualTo(105);
    assertThat(Effort.steps(entry(Against.REST), 5)).isEqualTo(525);
    assertThat(Effort.steps(entry(Against.EACH_RATER), 5000)).isEqualTo(25_500_000);
    assertThat(Effort.steps(entry(Against.PAIRS), 5000)).isEqualTo(1_249_750_000);
    assertThat(Effort.steps(entry(Against.PAIRS), 1L << 31)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void groupsAreAtLeastThoseOfTheLargestPanel() {
    Effort effort = new Effort(1, List.of(5000L));
    assertThat(effort.groups(entry(Against.CONSENSUS))).isEqualTo(1);
    assertThat(effort.groups(entry(Against.EACH_RATER))).isEqualTo(5000);
    assertThat(effort.groups(entry(Against.PAIRS))).isEqualTo(12_497_500);
  }

  @Test
  void votesOfNobodyKnownMakeNoPairs() {
    Scale scale = new Scale.Nominal(List.of("yes", "no"));
    Question question =
        new Question(
            List.of(new Question.Dimension("mood", "mood", Regrouping.none(scale))),
            new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FAIR, 1),
            List.of(),
            List.of(entry(Against.PAIRS)));
    for (String rater : List.of("", "r")) {
      List<RatedItem.Rating> votes =
          IntStream.range(0, 500)
              .mapToObj(
                  i ->
                      new RatedItem.Rating(
                          "mood", RatedItem.By.RATER, rater.isEmpty() ? "" : rater + i, 0))
              .toList();
      assertThat(Effort.of(votes, question).groups(entry(Against.PAIRS)))
          .isEqualTo(rater.isEmpty() ? 0 : 124_750);
    }
  }
}
