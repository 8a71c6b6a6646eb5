package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.PartRatedTally;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The prediction-powered mean of conversations whose turns are alike, of which two people rated two
 * turns in five and a model, which errs by half a point and likewise within a conversation, all: of
 * intervals from conversations 95 % hold the truth, of those that take turns as independent fewer.
 */
class PredictionPoweredCoverageTest {

  private static final Scale POINTS =
      new Scale.Interval(BigDecimal.valueOf(-100), BigDecimal.valueOf(100), new BigDecimal("0.01"));
  private static final int CONVERSATIONS = 40;
  private static final int TURNS = 8;
  private static final double TRUTH = 3;

  private static final PredictionPoweredMean MEAN = new PredictionPoweredMean();

  /** What one study says: an interval from conversations, and one that takes turns as single. */
  private record Study(Estimate.Interval clustered, Estimate.Interval independent, double human) {

    static Study drawn(SplittableRandom random) {
      SortedMap<Integer, Counts> byBlock = new TreeMap<>();
      Counts.Builder all = Counts.builder();
      for (int block = 0; block < CONVERSATIONS; block++) {
        Counts.Builder own = Counts.builder();
        double common = random.nextGaussian();
        double error = .5 + .7 * random.nextGaussian();
        for (int turn = 0; turn < TURNS; turn++) {
          Case item = turn(random, common + .6 * random.nextGaussian(), error, block);
          PartRatedTally.ITEMS.count(item, own);
          PartRatedTally.ITEMS.count(item, all);
        }
        byBlock.put(block, own.build());
      }
      Bootstrap jackknife =
          Bootstrap.jackknife(IntStream.range(0, CONVERSATIONS).boxed().toList(), .95);
      List<Bootstrap.Drawn> drawn =
          jackknife.draw(PartRatedTally.ITEMS, byBlock, List.of(MEAN, new HumanMean()), POINTS);
      PartRatedTally tally = PartRatedTally.ITEMS.tally(all.build());
      Estimate.Interval human = interval(jackknife.interval(drawn.get(1), CONVERSATIONS));
      return new Study(
          interval(jackknife.interval(drawn.get(0), CONVERSATIONS)),
          independent(MEAN.analytic().orElseThrow(), tally),
          human.high() - human.low());
    }

    @SuppressWarnings("unchecked") // the statistic's formula reads the statistic's tally
    private static Estimate.Interval independent(Analytic<?> analytic, PartRatedTally tally) {
      return ((Analytic<PartRatedTally>) analytic).interval(tally, POINTS, .95).interval().get();
    }

    private static Estimate.Interval interval(Estimate estimate) {
      return ((Estimate.Value) estimate).interval().orElseThrow();
    }

    private static Case turn(SplittableRandom random, double x, double error, int block) {
      boolean rated = random.nextInt(5) < 2;
      long[] ratings = rated ? new long[] {code(random, x), code(random, x)} : new long[0];
      long model = POINTS.value(code(random, x + error));
      int[] raters = rated ? new int[] {0, 1} : Case.NO_RATERS;
      return new Case(
          POINTS, ratings, raters, Scale.ABSENT, model, Scale.ABSENT, Case.NO_DEGREES, block);
    }

    private static long code(SplittableRandom random, double x) {
      return Math.round(100 * (TRUTH + x + .5 * random.nextGaussian())) + 10_000;
    }
  }

  private static boolean holds(Estimate.Interval interval) {
    return interval.low() <= TRUTH && TRUTH <= interval.high();
  }

  private static double share(List<Study> studies, Predicate<Study> what) {
    return studies.stream().filter(what).count() / (double) studies.size();
  }

  private static List<Study> studies(int number) {
    return Stream.generate(new SplittableRandom(11)::split)
        .limit(number)
        .map(Study::drawn)
        .toList();
  }

  @Test
  void intervalsOfConversationsHoldTheTruth() {
    List<Study> studies = studies(100);
    assertThat(share(studies, s -> holds(s.clustered()))).isBetween(.88, 1.0);
    assertThat(share(studies, s -> holds(s.independent()))).isLessThan(.80);
    assertThat(share(studies, s -> s.clustered().high() - s.clustered().low() < s.human()))
        .as("studies in which the model makes the mean more certain")
        .isGreaterThan(.7);
  }

  @Test
  @Tag("published-size")
  void nineteenInTwentyOfThem() {
    assertThat(share(studies(3000), s -> holds(s.clustered()))).isBetween(.935, .965);
  }
}
