package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.bench.PlantedJudge;
import org.attune.bench.PlantedJudge.Reply;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Leanings that are planted in a judge are found, with intervals that hold the truth, and none are
 * found in a judge that has none: in studies of 50 conversations of 3 to 10 replies, each rated by
 * three people and by the judge.
 */
class PlantedJudgeTest {

  private static final int STUDIES = 300;
  private static final int CONVERSATIONS = 50;

  /** Conversations in the sample that stands for the truth. */
  private static final int MANY = 60_000;

  private static final PlantedJudge LONG = PlantedJudge.LIKING_LENGTH;
  private static final PlantedJudge OWN = new PlantedJudge(0, .4, 0);
  private static final PlantedJudge ORDER = new PlantedJudge(0, 0, -.3);

  /** What is estimated of a study. */
  private interface Estimated {
    Bootstrap.Drawn drawn(Bootstrap bootstrap, List<List<Reply>> study);

    /** The statistic of what is seen of each reply. */
    static <T extends Tally<T>> Estimated of(Statistic<T> statistic, Function<Reply, Case> seen) {
      return of(statistic, reply -> true, seen);
    }

    private static <T extends Tally<T>> Estimated of(
        Statistic<T> statistic, Predicate<Reply> which, Function<Reply, Case> seen) {
      return (bootstrap, study) -> {
        SortedMap<Integer, Counts> byBlock = new TreeMap<>();
        for (int block = 0; block < study.size(); block++) {
          Counts.Builder counts = Counts.builder();
          study.get(block).stream()
              .filter(which)
              .forEach(reply -> statistic.tallier().count(seen.apply(reply), counts));
          byBlock.put(block, counts.build());
        }
        byBlock.values().removeIf(counts -> counts.size() == 0);
        return bootstrap
            .draw(statistic.tallier(), byBlock, List.of(statistic), PlantedJudge.POINTS)
            .get(0);
      };
    }

    /** The statistic of the judge's own replies less that of others. */
    static <T extends Tally<T>> Estimated ofOwnLessOthers(Statistic<T> statistic) {
      Estimated own = of(statistic, Reply::byJudge, Reply::rated);
      Estimated others = of(statistic, reply -> !reply.byJudge(), Reply::rated);
      return (bootstrap, study) ->
          Bootstrap.difference(own.drawn(bootstrap, study), others.drawn(bootstrap, study));
    }

    default Estimate.Value in(List<List<Reply>> study) {
      Bootstrap jackknife =
          Bootstrap.jackknife(IntStream.range(0, study.size()).boxed().toList(), .95);
      return (Estimate.Value) jackknife.interval(drawn(jackknife, study), study.size());
    }

    /** The value in a sample so large that its own error does not count. */
    default double truth(PlantedJudge judge) {
      Bootstrap none = Bootstrap.jackknife(List.of(0), .95);
      List<Reply> all =
          study(judge, new SplittableRandom(0), MANY).stream().flatMap(List::stream).toList();
      return ((Estimate.Value) drawn(none, List.of(all)).whole()).point();
    }
  }

  private static final Estimated SLOPE = Estimated.of(new VerbositySlope(), Reply::rated);
  private static final Estimated CORRELATION =
      Estimated.of(new VerbosityCorrelation(), Reply::rated);
  private static final Estimated SELF = Estimated.ofOwnLessOthers(new Bias());
  private static final Estimated SHIFT = Estimated.of(new Bias(), Reply::inBothOrders);
  private static final Estimated CHANGED = Estimated.of(new AnswersChanged(), Reply::inBothOrders);
  private static final Estimated ALPHA =
      Estimated.of(new KrippendorffAlphaOrdinal(), Reply::asPanel);

  private static List<List<Reply>> study(
      PlantedJudge judge, SplittableRandom random, int conversations) {
    return Stream.generate(() -> judge.conversation(random)).limit(conversations).toList();
  }

  private static List<Estimate.Interval> intervals(
      Estimated what, PlantedJudge judge, int studies) {
    return Stream.generate(new SplittableRandom(18)::split)
        .limit(studies)
        .map(random -> what.in(study(judge, random, CONVERSATIONS)).interval().orElseThrow())
        .toList();
  }

  private static double share(
      Estimated what, PlantedJudge judge, int studies, Predicate<Estimate.Interval> in) {
    return intervals(what, judge, studies).stream().filter(in).count() / (double) studies;
  }

  private static Predicate<Estimate.Interval> holds(double truth) {
    return interval -> interval.low() <= truth && truth <= interval.high();
  }

  private static void holdsTheTruth(
      Estimated what, PlantedJudge judge, int studies, double least, double most) {
    assertThat(share(what, judge, studies, holds(what.truth(judge)))).isBetween(least, most);
  }

  private static void claimsNothing(Estimated what, int studies, double most) {
    assertThat(share(what, PlantedJudge.FAIR, studies, holds(0).negate()))
        .isLessThanOrEqualTo(most);
  }

  @Test
  void aLikingForLengthIsFoundBeyondThatOfPeople() {
    assertThat(SLOPE.truth(LONG)).isBetween(.25, .3);
    holdsTheTruth(SLOPE, LONG, STUDIES, .93, .985);
    holdsTheTruth(CORRELATION, LONG, STUDIES, .93, .985);
    claimsNothing(SLOPE, STUDIES, .07);
    claimsNothing(CORRELATION, STUDIES, .07);
    assertThat(share(SLOPE, LONG, STUDIES, interval -> interval.low() > 0)).isGreaterThan(.8);
  }

  @Test
  void aLikingForItsOwnIsFoundBeyondWhatPeopleFindBetterInIt() {
    assertThat(SELF.truth(OWN)).isBetween(.33, .4);
    holdsTheTruth(SELF, OWN, STUDIES, .93, .985);
    claimsNothing(SELF, STUDIES, .07);
    assertThat(share(SELF, OWN, STUDIES, interval -> interval.low() > 0)).isGreaterThan(.8);
  }

  @Test
  void whatHangsOnTheOrderIsFound() {
    assertThat(SHIFT.truth(ORDER)).isBetween(-.3, -.25);
    holdsTheTruth(SHIFT, ORDER, STUDIES, .93, .985);
    holdsTheTruth(CHANGED, ORDER, STUDIES, .93, .985);
    holdsTheTruth(ALPHA, ORDER, STUDIES, .93, .985);
    claimsNothing(SHIFT, STUDIES, .07);
  }

  @Test
  @Tag("published-size")
  void inManyStudies() {
    for (Estimated what : List.of(SLOPE, CORRELATION, SELF, SHIFT)) {
      claimsNothing(what, 3000, .06);
    }
    holdsTheTruth(SLOPE, LONG, 3000, .935, .965);
    holdsTheTruth(SELF, OWN, 3000, .935, .965);
    holdsTheTruth(SHIFT, ORDER, 3000, .935, .965);
  }
}
