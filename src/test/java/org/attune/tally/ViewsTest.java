package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.tally.QuestionTest.MAJORITY;
import static org.attune.tally.QuestionTest.count;
import static org.attune.tally.QuestionTest.item;
import static org.attune.tally.QuestionTest.rated;

import java.util.Map;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.tally.Question.Entry;
import org.junit.jupiter.api.Test;

/** Whom answers are counted against. */
class ViewsTest {

  private static Entry against(Question.Against against, int model, int reference, int rival) {
    return new Entry("values", 0, against, model, null, reference, rival, -1, Strata.NONE);
  }

  @Test
  void modelsAndRatersFaceTheSameOthers() {
    RatedItem item =
        item(Map.of(), rated("val", "b", 0), rated("val", "c", 2), rated("val", "a", 4));
    Consensus mean = new Consensus(Consensus.Rule.MEAN, 2, Consensus.Ties.FIRST, 1);
    assertThat(
            count(
                mean,
                item,
                new long[][] {{0, 0, 9}, null, null},
                against(Question.Against.REST, -1, -1, -1),
                against(Question.Against.REST, 0, -1, -1),
                against(Question.Against.EACH_RATER, -1, -1, -1)))
        .containsExactly(
            "0/ Counts[(1500000000,3000000000)=1, (2000000000,2000000000)=1, (2500000000,1000000000)=1]",
            "1/ Counts[(1500000000,9)=1, (2000000000,9)=1, (2500000000,9)=1]",
            "2/0000002 Counts[(2500000000,1000000000)=1]",
            "2/0000003 Counts[(2000000000,2000000000)=1]",
            "2/0000001 Counts[(1500000000,3000000000)=1]");
  }

  @Test
  void pairsOfRatersAreGroups() {
    RatedItem item = item(Map.of(), rated("val", "c", 0), rated("val", "a", 2));
    assertThat(count(MAJORITY, item, new long[3][], against(Question.Against.PAIRS, -1, -1, -1)))
        .containsExactly("0/0000001 0000003 Counts[(2000000000,1000000000)=1]");
    RatedItem unknown = item(Map.of(), rated("val", "", 0), rated("val", "", 2));
    assertThat(count(MAJORITY, unknown, new long[3][], against(Question.Against.PAIRS, -1, -1, -1)))
        .isEmpty();
  }

  /** A model that answered nothing of an item is not seen beside its people. */
  @Test
  void traitsOfAModelAreThoseOfItemsItAnswered() {
    RatedItem item = item(Map.of(), rated("val", "a", 0), rated("val", "b", 4));
    Entry people = Entry.ofTraits(MultitraitTally.ONE.name(), 0, -1, -1, Strata.NONE);
    Entry model = Entry.ofTraits(MultitraitTally.ONE.name(), 0, -1, 0, Strata.NONE);
    assertThat(count(MAJORITY, item, new long[3][], people, model))
        .singleElement()
        .asString()
        .startsWith("0/ Counts[(-1,0)=1, ");
    assertThat(count(MAJORITY, item, new long[][] {{0, 0, 9}, null, null}, people, model))
        .hasSize(2);
  }

  @Test
  void copiesOfARaterAreLeftOutTogether() {
    RatedItem item =
        item(Map.of(), rated("val", "a", 0), rated("val", "a", 0), rated("val", "b", 4));
    assertThat(count(MAJORITY, item, new long[3][], against(Question.Against.REST, -1, -1, -1)))
        .containsExactly("0/ Counts[(1000000000,3000000000)=1, (3000000000,1000000000)=2]");
  }

  @Test
  void aModelCanBeTheReference() {
    RatedItem item = item(Map.of(), rated("val", "a", 0));
    assertThat(
            count(
                MAJORITY,
                item,
                new long[][] {{0, 0, 9}, null, null},
                against(Question.Against.CONSENSUS, 0, 0, -1)))
        .containsExactly("0/ Counts[(9,9)=1]");
  }

  @Test
  void ratersFaceWhatThePanelConcluded() {
    RatedItem item =
        item(
            Map.of(),
            rated("val", "a", 0),
            rated("val", "b", 4),
            new RatedItem.Rating("val", RatedItem.By.PANEL, "", 7));
    Consensus recorded = new Consensus(Consensus.Rule.AGGREGATED, 2, Consensus.Ties.FIRST, 1);
    assertThat(
            count(
                recorded,
                item,
                new long[][] {{0, 0, 9}, null, null},
                against(Question.Against.CONSENSUS, 0, -1, -1),
                against(Question.Against.EACH_RATER, -1, -1, -1)))
        .containsExactly(
            "0/ Counts[(7,9)=1]",
            "1/0000001 Counts[(7,1000000000)=1]",
            "1/0000002 Counts[(7,3000000000)=1]");
    RatedItem alone =
        item(
            Map.of(), rated("val", "a", 0), new RatedItem.Rating("val", RatedItem.By.PANEL, "", 7));
    assertThat(count(recorded, alone, new long[3][], against(Question.Against.REST, -1, -1, -1)))
        .containsExactly("0/ Counts[(7,1000000000)=1]");
  }
}
