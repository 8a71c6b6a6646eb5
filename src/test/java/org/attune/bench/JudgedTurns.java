package org.attune.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * The turns of a conversation on two dimensions that go together, by three people, each of whom
 * lets a general impression of a turn into both, and by a model that does likewise.
 */
record JudgedTurns(Shape shape, SplittableRandom random) {

  private static final int PEOPLE = 3;

  /** The same of a person in every data set: -0.6 to 0.6. */
  static double severity(int rater) {
    return ((rater * 7) % 13 - 6) / 10.0;
  }

  /** Turns of which three in five lose their ratings. */
  static List<Case> partly(SplittableRandom random, List<Case> turns) {
    return turns.stream().map(turn -> random.nextInt(5) < 2 ? turn : unrated(turn)).toList();
  }

  private static Case unrated(Case turn) {
    return new Case(
        turn.scale(),
        new long[0],
        Case.NO_RATERS,
        Scale.ABSENT,
        turn.model(),
        turn.rival(),
        turn.degrees(),
        turn.cluster());
  }

  List<Case> ofPeople() {
    return turns(false);
  }

  List<Case> ofModel() {
    return turns(true);
  }

  private List<Case> turns(boolean modelled) {
    double common = random.nextGaussian();
    List<Case> cases = new ArrayList<>();
    for (int turn = random.nextInt(3, 11); turn > 0; turn--) {
      double one = Shape.HALF * common + Shape.HALF * random.nextGaussian();
      double other = .5 * one + .8 * random.nextGaussian();
      double[] halo = random.doubles(PEOPLE).map(any -> .4 * random.nextGaussian()).toArray();
      double ofModel = .3 * random.nextGaussian();
      cases.add(on(one, halo, modelled, ofModel).beside(on(other, halo, modelled, ofModel)));
    }
    return cases;
  }

  private Case on(double x, double[] halo, boolean modelled, double ofModel) {
    long model = modelled ? shape.modelled(random, x + ofModel, 1) : Scale.ABSENT;
    return new Case(
        shape.scale(),
        IntStream.range(0, PEOPLE)
            .mapToLong(rater -> shape.rating(random, x + halo[rater], severity(rater), 1))
            .toArray(),
        IntStream.range(0, PEOPLE).toArray(),
        Scale.ABSENT,
        model,
        model,
        Case.NO_DEGREES,
        0);
  }
}
