package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Degrees that stand in a corpus count as the same degrees of a model that is run. */
class RecordedDegreesTest {

  private static final List<String> NAMES = List.of("joy", "anger", "fear");
  private static final int RUN = 0;
  private static final int RECORDED = 1;

  static List<Scale> scales() {
    return List.of(
        new Scale.Nominal(NAMES),
        new Scale.Ordinal(NAMES),
        new Scale.Labels(NAMES),
        new Scale.Nominal(NAMES.subList(0, 2)));
  }

  private static RatedItem item(List<Rating> ratings) {
    return new RatedItem("i", new TreeMap<>(), ratings);
  }

  @ParameterizedTest
  @MethodSource("scales")
  void countTheSame(Scale scale) {
    Dimension dimension = new Dimension("emotion", "emo", Regrouping.none(scale));
    int[][] thresholds = {{5000, 2000, 9000}};
    List<Model> models =
        List.of(
            new Model("run", new int[] {0}, thresholds),
            new Model("file", new int[] {0}, thresholds, true));
    List<Entry> entries = new ArrayList<>();
    for (Tallier<?> tallier :
        List.of(
            CalibrationTally.CONFIDENCE,
            CalibrationTally.CLASSWISE,
            JointTally.CATEGORIES,
            JointTally.DEGREES,
            LabelTally.SETS,
            DistributionTally.SHARES)) {
      int labels = tallier.scope(scale) == Tallier.Scope.LABEL ? scale.size() : 1;
      for (int label = 0; tallier.scope(scale) != Tallier.Scope.NONE && label < labels; label++) {
        int at = tallier.scope(scale) == Tallier.Scope.LABEL ? label : -1;
        entries.add(new Entry(tallier.name(), 0, RUN, at, Strata.NONE));
        entries.add(new Entry(tallier.name(), 0, RECORDED, at, Strata.NONE));
      }
    }
    Question question = new Question(List.of(dimension), QuestionTest.MAJORITY, models, entries);
    Map<Integer, Counts.Builder> counts = new TreeMap<>();
    Random random = new Random(20);
    for (int n = 0; n < 200; n++) {
      long[] degrees = new long[scale.size()];
      List<Rating> ratings = new ArrayList<>();
      ratings.add(new Rating("emo", RatedItem.By.RATER, "a", random.nextInt(scale.size())));
      for (int i = 0; i < degrees.length; i++) {
        degrees[i] = random.nextInt(10_001);
        ratings.add(Rating.degree("emo", "file", i, (int) degrees[i]));
      }
      if (n % 10 == 0) {
        degrees = null;
        ratings.subList(1, ratings.size()).clear();
      }
      question.count(
          new Question.Item(item(ratings), new long[][] {degrees, null}, rater -> 0, 7),
          (entry, group) -> counts.computeIfAbsent(entry, e -> Counts.builder()));
    }
    for (int e = 0; e < entries.size(); e += 2) {
      String of = entries.get(e).tallier();
      assertThat(counts.get(e).size()).as(of).isPositive();
      assertThat(counts.get(e).build()).as(of).hasToString(counts.get(e + 1).build().toString());
    }
  }

  /** A model may have rated where it gave no probabilities. */
  @Test
  void aRatingCountsWhereThereAreNoDegrees() {
    Scale scale = new Scale.Nominal(NAMES);
    Question question =
        new Question(
            List.of(new Dimension("emotion", "emo", Regrouping.none(scale))),
            QuestionTest.MAJORITY,
            List.of(new Model("file", new int[] {0}, new int[][] {{5000, 5000, 5000}}, true)),
            List.of(new Entry(JointTally.CATEGORIES.name(), 0, 0, -1, Strata.NONE)));
    RatedItem rated = item(List.of(new Rating("emo", RatedItem.By.MODEL, "file", 1)));
    assertThat(question.answer(rated, 0, 0, null)).isEqualTo(1);
    assertThat(question.answer(item(List.of()), 0, 0, null)).isEqualTo(Scale.ABSENT);
    assertThat(question.answer(rated, 0, 0, new long[] {100, 200, 9000})).isEqualTo(2);
  }

  @Test
  void groupsAddUpCategoriesAndTakeTheHighestLabel() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("bad", List.of("anger", "fear"));
    groups.put("good", List.of("joy"));
    long[] degrees = {1000, 4000, 4500};
    assertThat(Regrouping.of(new Scale.Nominal(NAMES), groups).degrees(degrees))
        .containsExactly(8500, 1000);
    assertThat(Regrouping.of(new Scale.Labels(NAMES), groups).degrees(degrees))
        .containsExactly(4500, 1000);
    assertThat(Regrouping.none(new Scale.Labels(NAMES)).degrees(degrees)).isEqualTo(degrees);
  }
}
