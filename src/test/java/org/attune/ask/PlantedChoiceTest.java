package org.attune.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.chat.AnswerReading;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.rubric.Rubric;
import org.attune.statistic.AnswersChanged;
import org.attune.statistic.Bias;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Estimate;
import org.attune.statistic.Statistic;
import org.attune.statistic.WinRate;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.PreferenceTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.attune.tally.Tally;
import org.attune.tally.TurnComparison;
import org.junit.jupiter.api.Test;

/**
 * A judge that leans to the first of two replies is found, with intervals that hold the truth; none
 * is found where it does not lean; and where it is asked with the two in either place, what it
 * leans does not reach the win rate. In studies of 50 conversations, in each of which it chooses 3
 * to 10 times between two systems as good as each other, the same one always standing first;
 * choices of a conversation are alike.
 */
class PlantedChoiceTest {

  private static final int STUDIES = 300;
  private static final int CONVERSATIONS = 50;
  private static final double LEANING = .8;

  private static final Scale SCALE =
      new Scale.Ordinal(List.of(Rubric.SECOND, Rubric.TIE, Rubric.FIRST));
  private static final Strata SYSTEM = Strata.of("system");
  private static final List<String> SYSTEMS = List.of("a", "b");
  private static final UnaryOperator<String> OPPOSITE =
      word ->
          word.equals(Rubric.TIE) ? word : word.equals(Rubric.FIRST) ? Rubric.SECOND : Rubric.FIRST;

  private static final Question QUESTION =
      new Question(
          List.of(new Question.Dimension("better", "better", Regrouping.of(SCALE, Map.of()))),
          new Consensus(Consensus.Rule.MEDIAN, 2, Consensus.Ties.FAIR, 1),
          List.of(new Model("judge", new int[0], new int[0][])),
          List.of(
              new Entry(
                  PreferenceTally.TURNS.name(), 0, Against.ALONE, 0, null, -1, -1, -1, SYSTEM)));

  /** What a judge answers when it is shown a pair as it is, and the other way round. */
  private record Answers(String given, String swapped) {

    long in(Placement places) {
      List<AnswerReading> all = new ArrayList<>();
      for (boolean turned : places.swapped()) {
        all.add(new AnswerReading.Label(turned ? swapped : given, Map.of()));
      }
      AnswerReading reading = places.reading(all, OPPOSITE, Rubric.TIE);
      return SCALE.value(SCALE.code(((AnswerReading.Label) reading).label()).orElseThrow());
    }

    /** The choice as it is told of the places in the item, beside the one of the first asking. */
    Case inBothPlaces() {
      return Case.ofAnswers(SCALE, in(Placement.GIVEN), in(Placement.SWAPPED));
    }
  }

  private static List<List<Answers>> study(
      SplittableRandom random, int conversations, double lean) {
    return Stream.generate(() -> conversation(random, lean)).limit(conversations).toList();
  }

  private static List<Answers> conversation(SplittableRandom random, double lean) {
    double alike = .7 * random.nextGaussian();
    List<Answers> choices = new ArrayList<>();
    for (int n = random.nextInt(3, 11); n > 0; n--) {
      double better = alike + .7 * random.nextGaussian();
      choices.add(
          new Answers(
              answer(better + lean + random.nextGaussian()),
              answer(-better + lean + random.nextGaussian())));
    }
    return choices;
  }

  /** What is said of how much better the one that is shown first seems. */
  private static String answer(double better) {
    return Math.abs(better) < .3 ? Rubric.TIE : better > 0 ? Rubric.FIRST : Rubric.SECOND;
  }

  private static <T extends Tally<T>> Counts counted(
      Statistic<T> statistic, List<Answers> choices) {
    Counts.Builder counts = Counts.builder();
    choices.forEach(choice -> statistic.tallier().count(choice.inBothPlaces(), counts));
    return counts.build();
  }

  /** The choices of a judge as the win rate of the first system sees them. */
  private static Counts compared(Placement places, List<Answers> choices) {
    Counts.Builder counts = Counts.builder();
    Counts.Builder ofOthers = Counts.builder();
    SortedMap<String, String> strata =
        new TreeMap<>(Map.of("system", "a", RatedItem.OTHER + "system", "b"));
    List<Question.Item> items = new ArrayList<>();
    for (Answers choice : choices) {
      RatedItem.Rating rating =
          new RatedItem.Rating("better", RatedItem.By.MODEL, "judge", choice.in(places));
      items.add(
          new Question.Item(
              new RatedItem("i" + items.size(), strata, List.of(rating)),
              new long[1][],
              r -> -1,
              0));
    }
    TurnComparison.count(
        QUESTION,
        items,
        Map.of(SYSTEM, SYSTEMS),
        (entry, group) -> group.equals("a") ? counts : ofOthers);
    return counts.build();
  }

  private static <T extends Tally<T>> Estimate.Value estimate(
      Statistic<T> statistic, Function<List<Answers>, Counts> seen, List<List<Answers>> study) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block = 0; block < study.size(); block++) {
      byBlock.put(block, seen.apply(study.get(block)));
    }
    Bootstrap jackknife =
        Bootstrap.jackknife(IntStream.range(0, study.size()).boxed().toList(), .95);
    Bootstrap.Drawn drawn =
        jackknife.draw(statistic.tallier(), byBlock, List.of(statistic), SCALE).get(0);
    return (Estimate.Value) jackknife.interval(drawn, study.size());
  }

  private static <T extends Tally<T>> double truth(
      Statistic<T> statistic, Function<List<Answers>, Counts> seen, double lean) {
    List<Answers> all =
        study(new SplittableRandom(0), 60_000, lean).stream().flatMap(List::stream).toList();
    T tally = statistic.tallier().tally(seen.apply(all));
    return ((Estimate.Value) statistic.estimate(tally, SCALE)).point();
  }

  private static <T extends Tally<T>> double share(
      Statistic<T> statistic,
      Function<List<Answers>, Counts> seen,
      double lean,
      Predicate<Estimate.Interval> in) {
    boolean[] found = new boolean[STUDIES];
    SplittableRandom random = new SplittableRandom(18);
    for (int study = 0; study < STUDIES; study++) {
      found[study] =
          in.test(
              estimate(statistic, seen, study(random.split(), CONVERSATIONS, lean))
                  .interval()
                  .orElseThrow());
    }
    return IntStream.range(0, STUDIES).filter(i -> found[i]).count() / (double) STUDIES;
  }

  private static Predicate<Estimate.Interval> holds(double truth) {
    return interval -> interval.low() <= truth && truth <= interval.high();
  }

  @Test
  void howManyChoicesFlipAndToWhichPlaceTheyLean() {
    Bias bias = new Bias();
    AnswersChanged flips = new AnswersChanged();
    Function<List<Answers>, Counts> leaning = of -> counted(bias, of);
    Function<List<Answers>, Counts> flipping = of -> counted(flips, of);
    double lean = truth(bias, leaning, LEANING);
    assertThat(lean).as("twice from the first place to the second").isBetween(-1., -.6);
    assertThat(share(bias, leaning, LEANING, holds(lean))).isBetween(.93, .985);
    double flip = truth(flips, flipping, LEANING);
    assertThat(flip).isBetween(.4, .7);
    assertThat(share(flips, flipping, LEANING, holds(flip))).isBetween(.93, .985);
    assertThat(share(bias, leaning, 0, holds(0).negate())).isLessThanOrEqualTo(.07);
  }

  @Test
  void aLeaningDoesNotReachTheWinRateWhereBothPlacesAreAsked() {
    WinRate wins = new WinRate();
    Function<List<Answers>, Counts> given = of -> compared(Placement.GIVEN, of);
    Function<List<Answers>, Counts> both = of -> compared(Placement.BOTH, of);
    assertThat(share(wins, given, LEANING, i -> i.low() > .5)).isGreaterThan(.9);
    assertThat(share(wins, both, LEANING, holds(.5))).isGreaterThanOrEqualTo(.93);
  }
}
