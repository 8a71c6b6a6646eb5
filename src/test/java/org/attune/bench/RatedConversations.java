package org.attune.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.corpus.Consensus;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * Draws conversations whose turns are alike: 3 to 10 turns, each rated for warmth from 1 to 5 by a
 * panel of 2 to 5 people that is new in every conversation, and by two models.
 *
 * <p>Of a turn's true warmth half the variance belongs to the conversation. Every person is severe
 * or lenient, and either model too high or too low, throughout a conversation; and some
 * conversations are harder to judge than others, for all. One rating in ten is missing, and one
 * model answer in twenty.
 */
final class RatedConversations {

  static final Scale SCALE = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));

  private static final Consensus MEAN =
      new Consensus(Consensus.Rule.MEAN, 2, Consensus.Ties.FIRST, 1);

  private static final double BETWEEN = Math.sqrt(0.5);
  private static final double WITHIN = Math.sqrt(0.5);
  private static final double SEVERITY = 0.5;
  private static final double NOISE = 0.6;
  private static final double HARDNESS = 0.4;
  private static final double MODEL_BIAS = 0.5;
  private static final double RIVAL_BIAS = 0.7;

  private final SplittableRandom random;

  RatedConversations(SplittableRandom random) {
    this.random = random;
  }

  /** The turns of one conversation. */
  List<Case> next() {
    double common = BETWEEN * random.nextGaussian();
    double noise = NOISE * Math.exp(HARDNESS * random.nextGaussian());
    double modelBias = MODEL_BIAS * random.nextGaussian();
    double rivalBias = RIVAL_BIAS * random.nextGaussian();
    double[] severity = new double[random.nextInt(2, 6)];
    Arrays.setAll(severity, rater -> SEVERITY * random.nextGaussian());
    int turns = random.nextInt(3, 11);
    List<Case> cases = new ArrayList<>(turns);
    for (int turn = 0; turn < turns; turn++) {
      double truth = common + WITHIN * random.nextGaussian();
      long[] ratings =
          Arrays.stream(severity)
              .filter(s -> random.nextInt(10) > 0)
              .mapToLong(s -> Math.round(level(truth + s + noise * random.nextGaussian())) - 1)
              .toArray();
      cases.add(
          new Case(
              SCALE,
              ratings,
              Case.NO_RATERS,
              ratings.length == 0 ? Scale.ABSENT : MEAN.answer(SCALE, ratings, "", false),
              answer(truth + modelBias + noise * random.nextGaussian()),
              answer(truth + rivalBias + noise * random.nextGaussian()),
              Case.NO_DEGREES,
              0));
    }
    return cases;
  }

  /** A point on the scale, 3 in the middle. */
  private static double level(double warmth) {
    return Math.max(1, Math.min(5, 3 + 1.2 * warmth));
  }

  /** A model's answer with four decimals. */
  private long answer(double warmth) {
    return random.nextInt(20) == 0
        ? Scale.ABSENT
        : Math.round(level(warmth) * 10_000) * (Scale.UNIT / 10_000);
  }

  /** The turn with the rival's answer in place of the model's. */
  static Case byRival(Case turn) {
    return new Case(
        turn.scale(),
        turn.ratings(),
        turn.raters(),
        turn.reference(),
        turn.rival(),
        turn.model(),
        turn.degrees(),
        turn.cluster());
  }
}
