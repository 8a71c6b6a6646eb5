package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.tally.QuestionTest.MAJORITY;
import static org.attune.tally.QuestionTest.count;
import static org.attune.tally.QuestionTest.item;
import static org.attune.tally.QuestionTest.rated;

import java.util.Map;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Instead;
import org.junit.jupiter.api.Test;

/** Items that one model answered and another did not, and how many a model answered. */
class CoverageTest {

  private static final RatedItem RATED =
      item(Map.of(), rated("val", "a", 0), rated("val", "b", 8), rated("val", "c", 8));
  private static final RatedItem UNRATED = item(Map.of());
  private static final long[][] BOTH_ANSWER = {{0, 0, 9}, {0, 0}, null};
  private static final long[][] NONE = new long[3][];

  private static Entry values(Against against, int model, int silent) {
    return new Entry(
        "values", 0, against, model, null, -1, -1, -1, Strata.NONE, silent, -1, Instead.NOTHING);
  }

  private static Entry coverage(Against against, int reference, int silent) {
    return new Entry(
        "coverage",
        0,
        against,
        0,
        null,
        reference,
        -1,
        -1,
        Strata.NONE,
        silent,
        -1,
        Instead.NOTHING);
  }

  @Test
  void onlyWhatAModelIsSilentOnIsCounted() {
    Entry[] entries = {
      values(Against.CONSENSUS, 0, -1),
      values(Against.CONSENSUS, 0, 2),
      values(Against.REST, -1, 0),
      values(Against.REST, -1, 2)
    };
    String raters = " Counts[(1000000000,5000000000)=2, (5000000000,1000000000)=1]";
    assertThat(count(MAJORITY, RATED, BOTH_ANSWER, entries))
        .as("the third model answers nothing")
        .containsExactly(
            "0/ Counts[(5000000000,9)=1]", "1/ Counts[(5000000000,9)=1]", "3/" + raters);
    assertThat(count(MAJORITY, RATED, NONE, entries))
        .containsExactly("0/ Counts[]", "1/ Counts[]", "2/" + raters, "3/" + raters);
  }

  @Test
  void anItemCountsOnceHoweverManyRatersItHas() {
    assertThat(
            count(
                MAJORITY,
                RATED,
                BOTH_ANSWER,
                coverage(Against.CONSENSUS, -1, -1),
                coverage(Against.REST, -1, -1),
                coverage(Against.CONSENSUS, 2, -1),
                coverage(Against.CONSENSUS, -1, 0)))
        .containsExactly("0/ Counts[(1,1)=1]", "1/ Counts[(1,1)=1]", "2/ Counts[(0,1)=1]");
    assertThat(
            count(
                MAJORITY,
                RATED,
                NONE,
                coverage(Against.REST, -1, -1),
                coverage(Against.CONSENSUS, -1, 0)))
        .containsExactly("0/ Counts[(1,0)=1]", "1/ Counts[(1,0)=1]");
    assertThat(count(MAJORITY, UNRATED, BOTH_ANSWER, coverage(Against.CONSENSUS, -1, -1)))
        .containsExactly("0/ Counts[(0,1)=1]");
    assertThat(count(MAJORITY, UNRATED, NONE, coverage(Against.CONSENSUS, -1, -1)))
        .containsExactly("0/ Counts[]");
    assertThat(count(MAJORITY, UNRATED, BOTH_ANSWER, coverage(Against.REST, -1, -1))).isEmpty();
  }

  @Test
  void besideTraitsThoseItemsCountThatPeopleRated() {
    Entry coverage = coverage(Against.TRAITS, -1, -1);
    Entry both =
        new Entry(
            "coverage",
            0,
            Against.TRAITS,
            0,
            null,
            -1,
            -1,
            -1,
            Strata.NONE,
            -1,
            1,
            Instead.NOTHING);
    Entry traits = Entry.ofTraits("traits-of-one-dimension", 0, -1, 0, Strata.NONE);
    assertThat(count(MAJORITY, RATED, BOTH_ANSWER, coverage, both))
        .as("nobody rated it on the other dimension")
        .containsExactly("0/ Counts[(1,1)=1]", "1/ Counts[(0,1)=1]");
    assertThat(count(MAJORITY, RATED, NONE, coverage, traits))
        .as("of a model that is silent people are not counted")
        .containsExactly("0/ Counts[(1,0)=1]");
    assertThat(count(MAJORITY, UNRATED, BOTH_ANSWER, coverage))
        .containsExactly("0/ Counts[(0,1)=1]");
  }

  @Test
  void whatNobodyAskedForIsNotMissing() {
    long[][] notAsked = {{0, 0, Scale.NOT_ASKED}, null, null};
    long[][] silent = {{0, 0, Scale.ABSENT}, null, null};
    Entry[] entries = {
      coverage(Against.CONSENSUS, -1, -1),
      new Entry(
          "values",
          0,
          Against.CONSENSUS,
          0,
          null,
          -1,
          -1,
          -1,
          Strata.NONE,
          0,
          -1,
          Instead.IF_LOWEST)
    };
    assertThat(count(MAJORITY, RATED, notAsked, entries)).isEmpty();
    assertThat(count(MAJORITY, RATED, silent, entries))
        .containsExactly("0/ Counts[(1,0)=1]", "1/ Counts[(5000000000,1000000000)=1]");
  }

  @Test
  void whatIsAnsweredAndWhatCouldHaveBeenIsRead() {
    Counts.Builder counts = Counts.builder();
    counts.add(1, 1, 20);
    counts.add(1, 0, 15);
    counts.add(0, 1, 5);
    CoverageTally tally = CoverageTally.of(counts.build());
    assertThat(tally.answered()).isEqualTo(20);
    assertThat(tally.items()).isEqualTo(35);
    assertThat(tally.withoutReference()).isEqualTo(5);
  }
}
