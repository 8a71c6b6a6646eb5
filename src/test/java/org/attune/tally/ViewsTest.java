package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.tally.QuestionTest.MAJORITY;
import static org.attune.tally.QuestionTest.count;
import static org.attune.tally.QuestionTest.item;
import static org.attune.tally.QuestionTest.rated;

import java.util.List;
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

  /** The first model answers 4.2 of 1 to 5 in halves, the second gives no values, the third 2.5. */
  @Test
  void answersOfAPanelAreRatingsAndNoAnswerIsNone() {
    RatedItem item =
        item(
            Map.of(),
            rated("val", "a", 0),
            new RatedItem.Rating("val", RatedItem.By.MODEL, "someone's", 2_500_000_000L));
    Entry people = new Entry(PanelTally.RATERS.name(), 0, -1, -1, Strata.NONE);
    long[][] outputs = {{0, 0, 4_200_000_000L}, {0, 0}, null};
    assertThat(count(MAJORITY, item, outputs, people.ratedBy(List.of(2, 1, 0))))
        .isEqualTo(
            count(
                MAJORITY,
                item(Map.of(), rated("val", "a", 3), rated("val", "c", 6)),
                outputs,
                people));
    Entry pairs = new Entry(PairTally.RATINGS.name(), 0, -1, -1, Strata.NONE);
    assertThat(count(MAJORITY, item, new long[3][], pairs.ratedBy(List.of(0, 1))))
        .containsExactly("0/ Counts[]");
    assertThat(people.needsRaters()).isTrue();
    assertThat(people.ratedBy(List.of(0, 2)).needsRaters())
        .as("raters are numbered by their places")
        .isFalse();
  }

  /** A text of 32 code points, log<sub>2</sub> 5, and what is said of it. */
  private static List<String> ofLength(RatedItem item, String tallier, int model) {
    Entry entry =
        new Entry(tallier, 0, Question.Against.JUDGE, model, null, -1, -1, -1, Strata.NONE);
    long[][] outputs = {{0, 0, 4_000_000_000L}, null, null};
    return QuestionTest.count(MAJORITY, item, outputs, 32, entry);
  }

  private static String sums(long y) {
    Counts.Builder counts = Counts.builder();
    MomentTally.add(counts, 5_000_000_000L, y);
    return "0/ " + counts.build();
  }

  @Test
  void aJudgeStandsBesideWhatPeopleSayOfTextsOfALength() {
    RatedItem rated = item(Map.of(), rated("val", "a", 0), rated("val", "b", 3));
    assertThat(ofLength(rated, "answers-by-length", -1)).containsExactly(sums(1_750_000_000L));
    assertThat(ofLength(rated, "answers-by-length", 0)).containsExactly(sums(4_000_000_000L));
    assertThat(ofLength(rated, "errors-by-length", 0)).containsExactly(sums(2_250_000_000L));
    assertThat(ofLength(rated, "answers-by-length", 1)).as("it did not answer").isEmpty();
    RatedItem concluded =
        item(Map.of(), new RatedItem.Rating("val", RatedItem.By.PANEL, "", 3_000_000_000L));
    assertThat(ofLength(concluded, "errors-by-length", 0)).containsExactly(sums(1_000_000_000L));
    for (String tallier : List.of("answers-by-length", "errors-by-length")) {
      assertThat(ofLength(item(Map.of()), tallier, 0))
          .as("nobody rated it")
          .isEqualTo(List.of("0/ Counts[]"));
    }
  }
}
