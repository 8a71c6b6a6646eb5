package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.bench.PlantedJudge;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;

/** What is left of a model's slope beyond people's is the difference of the two. */
class LengthSlopeTest {

  private static final Scale POINTS = PlantedJudge.POINTS;

  private static Case seen(Case of, boolean rated, boolean modelled) {
    long[] ratings = rated ? of.ratings() : new long[0];
    long model = modelled ? of.model() : Scale.ABSENT;
    return new Case(POINTS, ratings, Scale.ABSENT, model, Case.NO_DEGREES).ofLength(of.length());
  }

  private static <T extends Tally<T>> double point(Statistic<T> statistic, List<Case> items) {
    Counts.Builder counts = Counts.builder();
    items.forEach(item -> statistic.tallier().count(item, counts));
    return ((Estimate.Value) statistic.estimate(statistic.tallier().tally(counts.build()), POINTS))
        .point();
  }

  /** Without people's slope a model's is none that tells of a bias. */
  @Test
  void whereNobodyRatedThereIsNoSlope() {
    SplittableRandom random = new SplittableRandom(6);
    Counts.Builder counts = Counts.builder();
    LengthSlope slope = new LengthSlope();
    for (PlantedJudge.Reply reply : PlantedJudge.LIKING_LENGTH.conversation(random)) {
      slope.tallier().count(seen(reply.rated(), false, true), counts);
    }
    assertThat(slope.estimate(slope.tallier().tally(counts.build()), POINTS))
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            none -> assertThat(none.reason()).contains("a rating by people"));
  }

  /** Every third item nobody rated; the model answered all. */
  @Test
  void whatNobodyRatedMovesNoSlope() {
    SplittableRandom random = new SplittableRandom(5);
    List<Case> model = new ArrayList<>();
    List<Case> people = new ArrayList<>();
    for (int talk = 0; talk < 30; talk++) {
      for (PlantedJudge.Reply reply : PlantedJudge.LIKING_LENGTH.conversation(random)) {
        boolean rated = model.size() % 3 > 0;
        model.add(seen(reply.rated(), rated, true));
        people.add(seen(reply.rated(), rated, false));
      }
    }
    LengthSlope slope = new LengthSlope();
    double difference = point(slope, model) - point(slope, people);
    assertThat(point(new VerbositySlope(), model)).isCloseTo(difference, within(1e-9));
  }
}
