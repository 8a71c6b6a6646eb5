package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.tally.GroupDecisions.Equal;
import org.attune.tally.GroupDecisions.Line;
import org.attune.tally.GroupDecisions.Rules;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.junit.jupiter.api.Test;

/** A model that treats two groups unlike, and what rules learned on other items make of it. */
class GroupDecisionsTest {

  private static final Strata GENDER = Strata.of("gender");
  private static final Scale NO_YES = new Scale.Nominal(List.of("no", "yes"));
  private static final Scale NUMBERS =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), BigDecimal.ONE);
  private static final int ITEMS = 4000;

  /** An item of a group, what people say and what the model gives. */
  private record Rated(String gender, long said, long[] outputs) {}

  /** Degrees are a fifth lower for women whatever people say, of whom as many say yes. */
  private static List<Rated> categories(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Rated> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String gender = i % 2 == 0 ? "woman" : "man";
      int said = random.nextInt(2);
      int degree = random.nextInt(3000, 6000) + 1500 * said - (gender.equals("woman") ? 2000 : 0);
      items.add(new Rated(gender, said, new long[] {Decision.ONE - degree, degree}));
    }
    return items;
  }

  /** Numbers of women are half a point lower, and half as far apart, than what people say. */
  private static List<Rated> numbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Rated> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String gender = i % 2 == 0 ? "woman" : "man";
      int said = random.nextInt(1, 8);
      double of = said + random.nextDouble() - 0.5;
      double model = gender.equals("woman") ? 4 + (of - 4) / 2 - 0.5 : of;
      items.add(new Rated(gender, said, new long[] {Math.round(model * Scale.UNIT)}));
    }
    return items;
  }

  private static SortedMap<String, Counts> counted(
      Scale scale, List<Rated> items, GroupDecisions groups, String tallier, int label, Strata by) {
    int[][] thresholds = {{}};
    Question question =
        new Question(
            List.of(new Dimension("d", "d", Regrouping.none(scale))),
            QuestionTest.MAJORITY,
            List.of(new Model("m", new int[] {0}, thresholds, false, groups)),
            List.of(new Entry(tallier, 0, 0, label, by)));
    SortedMap<String, Counts.Builder> sums = new TreeMap<>();
    for (Rated item : items) {
      RatedItem rated =
          new RatedItem(
              "i",
              new TreeMap<>(Map.of("gender", item.gender())),
              List.of(
                  new Rating("d", By.RATER, "a", scale.ordered() ? item.said() - 1 : item.said())));
      question.count(
          new Question.Item(rated, new long[][] {item.outputs()}, rater -> 0, 0),
          (e, group) -> sums.computeIfAbsent(group, g -> Counts.builder()));
    }
    SortedMap<String, Counts> counts = new TreeMap<>();
    sums.forEach((group, sum) -> counts.put(group, sum.build()));
    return counts;
  }

  private static SortedMap<String, Counts> degrees(List<Rated> items, Strata by) {
    return counted(NO_YES, items, GroupDecisions.NONE, JointTally.DEGREES.name(), 1, by);
  }

  private static GroupDecisions learned(Equal equal) {
    List<Rated> development = categories(1);
    JointTally all = JointTally.of(degrees(development, Strata.NONE).get(""));
    SortedMap<String, Rules> rules = new TreeMap<>();
    degrees(development, GENDER)
        .forEach(
            (group, counts) -> {
              int own =
                  GroupDecisions.threshold(JointTally.of(counts), all, Decision.ONE / 2, equal);
              rules.put(group, new Rules(new int[][] {{Decision.ONE / 2, own}}, new Line[1]));
            });
    return new GroupDecisions(GENDER, rules);
  }

  /** Share of a group's items that are given yes, of all or of those of whom people say it. */
  private static double rate(
      SortedMap<String, Counts> counts, String group, Predicate<Integer> said) {
    Counts own = counts.get(group);
    long given = 0;
    long all = 0;
    for (int i = 0; i < own.size(); i++) {
      if (said.test((int) own.first(i))) {
        all += own.amount(i);
        given += own.second(i) == 1 ? own.amount(i) : 0;
      }
    }
    return (double) given / all;
  }

  private static double right(SortedMap<String, Counts> counts) {
    return counts.values().stream().mapToLong(own -> own.amount(0, 0) + own.amount(1, 1)).sum()
        / (double) ITEMS;
  }

  private static double gap(SortedMap<String, Counts> counts, Predicate<Integer> said) {
    return Math.abs(rate(counts, "woman", said) - rate(counts, "man", said));
  }

  private static SortedMap<String, Counts> unseen(GroupDecisions groups) {
    return counted(NO_YES, categories(2), groups, JointTally.CATEGORIES.name(), -1, GENDER);
  }

  @Test
  void thresholdsOfGroupsTakeAwayNineTenthsOfAGapOnUnseenItemsAtACostThatIsKnown() {
    SortedMap<String, Counts> before = unseen(GroupDecisions.NONE);
    SortedMap<String, Counts> after = unseen(learned(Equal.SELECTION_RATE));
    assertThat(gap(before, said -> true)).isGreaterThan(0.3);
    assertThat(gap(after, said -> true)).isLessThan(0.1 * gap(before, said -> true));
    // women gain much; what it costs men is that fewer of them are taken for yes
    assertThat(right(after) - right(before)).isBetween(0.05, 0.11);
    assertThat(rate(after, "man", said -> said == 1))
        .isLessThan(rate(before, "man", said -> said == 1));
  }

  @Test
  void recallIsMadeEqualAmongThoseOfWhomItIsTrue() {
    SortedMap<String, Counts> before = unseen(GroupDecisions.NONE);
    SortedMap<String, Counts> after = unseen(learned(Equal.RECALL));
    assertThat(gap(before, said -> said == 1)).isGreaterThan(0.3);
    assertThat(gap(after, said -> said == 1)).isLessThan(0.2 * gap(before, said -> said == 1));
  }

  @Test
  void linesOfGroupsTakeAwayAGapOfMeansAndSlopes() {
    SortedMap<String, Rules> rules = new TreeMap<>();
    counted(NUMBERS, numbers(3), GroupDecisions.NONE, MomentTally.VALUES.name(), -1, GENDER)
        .forEach(
            (group, counts) -> {
              Line line = Line.of(MomentTally.VALUES.tally(counts));
              rules.put(group, new Rules(new int[][] {{}}, new Line[] {line}));
            });
    assertThat(rules.get("woman").lines()[0].slope()).isCloseTo(2, within(0.15));
    double[] before = bias(GroupDecisions.NONE);
    double[] after = bias(new GroupDecisions(GENDER, rules));
    assertThat(before[0]).isLessThan(-0.45);
    assertThat(Math.abs(after[0])).isLessThan(0.05);
    assertThat(Math.abs(after[1])).isLessThan(0.05);
  }

  /** Mean of what the model says less what people say, of women and of men. */
  private static double[] bias(GroupDecisions groups) {
    SortedMap<String, Counts> counts =
        counted(NUMBERS, numbers(4), groups, MomentTally.VALUES.name(), -1, GENDER);
    return new double[] {bias(counts.get("woman")), bias(counts.get("man"))};
  }

  private static double bias(Counts counts) {
    MomentTally tally = MomentTally.VALUES.tally(counts);
    return tally.sumY().subtract(tally.sumX()).doubleValue() / tally.items() / Scale.UNIT;
  }

  @Test
  void whoIsOfNoGroupThatWasLearnedKeepsTheModelsOwn() {
    GroupDecisions one =
        new GroupDecisions(
            GENDER,
            new TreeMap<>(Map.of("man", new Rules(new int[][] {{5000, 9000}}, new Line[1]))));
    SortedMap<String, Counts> own = unseen(GroupDecisions.NONE);
    SortedMap<String, Counts> after = unseen(one);
    assertThat(after.get("woman")).isEqualTo(own.get("woman"));
    assertThat(rate(after, "man", said -> true)).isZero();
  }
}
