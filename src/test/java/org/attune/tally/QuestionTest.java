package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.junit.jupiter.api.Test;

/**
 * Emotions as sets of labels, three of which the study keeps in two groups, and valence from 1 to
 * 5.
 */
class QuestionTest {

  private static final Scale EMOTIONS =
      new Scale.Labels(List.of("joy", "anger", "fear", "neutral"));
  private static final Scale VALENCE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(5), new BigDecimal("0.5"));
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("pleasant", List.of("joy"));
    GROUPS.put("unpleasant", List.of("anger", "fear"));
  }

  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("valence", "val", Regrouping.none(VALENCE)),
          new Dimension("emotion", "emo", Regrouping.of(EMOTIONS, GROUPS)));
  static final Consensus MAJORITY =
      new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FIRST, 1);

  /** Its outputs are emotions first, then valence. */
  private static final Model BOTH =
      new Model("both", new int[] {1, 0}, new int[][] {{5000, 6000}, {}});

  private static final Model EMOTION_ONLY =
      new Model("emotion-only", new int[] {1}, new int[][] {{1, 1}});
  private static final Model RECORDED = new Model("someone's", new int[0], new int[0][]);

  static RatedItem item(Map<String, String> strata, Rating... ratings) {
    return new RatedItem("i", new TreeMap<>(strata), List.of(ratings));
  }

  static Rating rated(String dimension, String rater, long code) {
    return new Rating(dimension, By.RATER, rater, code);
  }

  /** What the entries count of one item, as text. */
  static List<String> count(
      Consensus consensus, RatedItem item, long[][] outputs, Entry... entries) {
    return count(consensus, item, outputs, 0, entries);
  }

  /** The same of an item with a text of so many code points. */
  static List<String> count(
      Consensus consensus, RatedItem item, long[][] outputs, long length, Entry... entries) {
    Map<String, Counts.Builder> seen = new LinkedHashMap<>();
    new Question(
            DIMENSIONS, consensus, List.of(BOTH, EMOTION_ONLY, RECORDED), Arrays.asList(entries))
        .count(
            new Question.Item(
                item, outputs, rater -> rater.isEmpty() ? -1 : rater.charAt(0) - 'a', 7, length),
            (entry, group) -> seen.computeIfAbsent(entry + "/" + group, k -> Counts.builder()));
    return seen.entrySet().stream()
        .map(counts -> counts.getKey() + " " + counts.getValue().build())
        .toList();
  }

  private static Entry values(int model) {
    return new Entry("values", 0, model, -1, Strata.NONE);
  }

  private static Entry label(String tallier, int model, int label) {
    return new Entry(tallier, 1, model, label, Strata.NONE);
  }

  @Test
  void severalRatersBecomeOneReference() {
    RatedItem item =
        item(
            Map.of(),
            rated("val", "a", 0),
            rated("val", "b", 8),
            rated("emo", "a", 1),
            rated("val", "c", 8));
    long[][] outputs = {{0, 0, 4_200_000_000L}, null, null};
    assertThat(count(MAJORITY, item, outputs, values(0)))
        .containsExactly("0/ Counts[(5000000000,4200000000)=1]");
    Consensus mean = new Consensus(Consensus.Rule.MEAN, 2, Consensus.Ties.FIRST, 1);
    assertThat(count(mean, item, outputs, values(0)))
        .containsExactly("0/ Counts[(3666666667,4200000000)=1]");
  }

  @Test
  void ofTwoDimensionsInOneRowEachGetsItsPart() {
    RatedItem item = item(Map.of(), rated("val", "a", 2), rated("emo", "a", 0b0011));
    long[][] outputs = {{4999, 6000, 1_500_000_000L}, {1, 0}, null};
    assertThat(
            count(
                MAJORITY,
                item,
                outputs,
                values(0),
                label("binary", 0, 0),
                label("binary", 0, 1),
                label("degrees", 0, 1),
                label("binary", 1, 0),
                label("binary", 1, 1),
                values(1)))
        .containsExactly(
            "0/ Counts[(2000000000,1500000000)=1]",
            "1/ Counts[(1,0)=1]",
            "2/ Counts[(1,1)=1]",
            "3/ Counts[(1,6000)=1]",
            "4/ Counts[(1,1)=1]",
            "5/ Counts[(1,0)=1]",
            "6/ Counts[]");
  }

  @Test
  void setsAreSeenThroughGroupsAndLabels() {
    RatedItem item =
        item(
            Map.of(),
            rated("emo", "a", 0b0110),
            rated("emo", "b", 0b0101),
            rated("emo", "c", 0b1000));
    assertThat(count(MAJORITY, item, new long[3][], label("pairs", -1, 0), label("pairs", -1, 1)))
        .as("pleasant to one of three, unpleasant to two")
        .containsExactly(
            "0/ Counts[(6,0)=2, (6,1)=1, (7,0)=2, (7,1)=2, (7,4294967296)=2]",
            "1/ Counts[(6,0)=1, (6,1)=2, (7,1)=2, (7,4294967296)=2, (7,4294967297)=2]");
    assertThat(
            count(
                MAJORITY,
                item,
                new long[][] {{9000, 9000, 0}, null, null},
                new Entry("labels", 1, 0, -1, Strata.NONE)))
        .as("the group of two of three, and the model's two")
        .containsExactly("0/ Counts[(-1,4294967298)=1, (0,1)=1, (1,3)=1]");
  }

  @Test
  void aPanelsAnswerStandsWhereNoRaterDoes() {
    Rating panel = new Rating("val", By.PANEL, "", 3_300_000_000L);
    long[][] outputs = {{0, 0, 1}, null, null};
    assertThat(count(MAJORITY, item(Map.of(), panel), outputs, values(0)))
        .containsExactly("0/ Counts[(3300000000,1)=1]");
    assertThat(count(MAJORITY, item(Map.of(), panel, rated("val", "a", 0)), outputs, values(0)))
        .containsExactly("0/ Counts[(1000000000,1)=1]");
    RatedItem emotion = item(Map.of(), new Rating("emo", By.PANEL, "", 0b1110));
    assertThat(
            count(
                MAJORITY,
                emotion,
                new long[][] {{0, 9000, 0}, null, null},
                new Entry("labels", 1, 0, -1, Strata.NONE)))
        .containsExactly("0/ Counts[(-1,4294967297)=1, (1,3)=1]");
    assertThat(count(MAJORITY, emotion, outputs, label("pairs", -1, 1)))
        .as("no ratings")
        .containsExactly("0/ Counts[]");
  }

  @Test
  void aRecordedModelIsFoundByItsNameAndSeenThroughGroups() {
    RatedItem item =
        item(
            Map.of(),
            rated("emo", "someone's", 0b0001),
            new Rating("emo", By.MODEL, "another's", 0b0001),
            new Rating("val", By.MODEL, "someone's", 1),
            new Rating("emo", By.MODEL, "someone's", 0b1100));
    Entry[] entries = {label("binary", 2, 0), label("binary", 2, 1), label("degrees", 2, 1)};
    assertThat(count(MAJORITY, item, new long[3][], entries))
        .containsExactly("0/ Counts[(1,0)=1]", "1/ Counts[(0,1)=1]", "2/ Counts[]");
  }

  @Test
  void strataDivideAndItemsWithoutTheStratumFallOut() {
    RatedItem item = item(Map.of("site", "north"), rated("val", "a", 0));
    assertThat(
            count(
                MAJORITY,
                item,
                new long[][] {{0, 0, 7}, null, null},
                new Entry("values", 0, 0, -1, Strata.of("site")),
                new Entry("values", 0, 0, -1, Strata.of("age")),
                values(0)))
        .containsExactly("0/north Counts[(1000000000,7)=1]", "2/ Counts[(1000000000,7)=1]");
  }

  @Test
  void whatIsMissingCountsNothing() {
    RatedItem unrated = item(Map.of());
    Entry[] entries = {values(0), label("binary", 0, 0), label("degrees", 0, 0), values(2)};
    assertThat(count(MAJORITY, unrated, new long[][] {{1, 1, 1}, null, null}, entries))
        .hasSize(4)
        .allMatch(counted -> counted.endsWith("Counts[]"));
    RatedItem rated = item(Map.of(), rated("val", "a", 0), rated("emo", "a", 1));
    assertThat(count(MAJORITY, rated, new long[3][], entries))
        .hasSize(4)
        .allMatch(counted -> counted.endsWith("Counts[]"));
    Consensus drop = new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.DROP, 1);
    RatedItem tied = item(Map.of(), rated("val", "a", 0), rated("val", "b", 1));
    assertThat(count(drop, tied, new long[][] {{0, 0, 1}, null, null}, values(0)))
        .containsExactly("0/ Counts[]");
  }

  @Test
  void aRowThatIsTooShortIsNoAnswer() {
    RatedItem item = item(Map.of(), rated("val", "a", 0), rated("emo", "a", 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> count(MAJORITY, item, new long[][] {{1, 1}, null, null}, values(0)))
        .withMessage("2 outputs of both, expected 3 or more");
  }

  @Test
  void entriesAlikeShareTheFirstOfTheirDimensionAndStratum() {
    List<Entry> entries =
        List.of(
            values(0),
            new Entry("values", 0, 0, -1, Strata.of("site")),
            label("binary", 0, 0),
            values(2),
            new Entry("moments", 0, 0, -1, Strata.of("site")));
    Question question = new Question(DIMENSIONS, MAJORITY, List.of(BOTH), entries);
    assertThat(IntStream.range(0, 5).map(question::firstAlike)).containsExactly(0, 1, 2, 0, 1);
  }
}
