package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Tallier;
import org.attune.tally.UnitTally;

/**
 * The score of EQ-Bench v2: the mean over units, which are its questions, of 10 - .7477 Σ f(d), d
 * being how far an intensity from 0 to 10 is from the reference; f(0) = 0, f(d) = 6.5 / (1 +
 * e<sup>-1.2 (d - 4)</sup>) to 5, and d beyond. 10 is the reference itself; 0 was meant to be
 * guessing; there is no least value. The benchmark's own table has ten times the number.
 *
 * <p>A question with an emotion that has a reference and no answer is left out, as there. Undefined
 * without questions. Fits ordered scales.
 *
 * <p>Paech (2023), EQ-Bench, doi:10.48550/arXiv.2312.06281.
 */
@Cites("paech2023")
@Named("EQ-Bench score (version 2)")
public final class EqBenchScore implements Statistic<UnitTally> {

  private static final double BEST = 10;
  private static final double WEIGHT = 0.7477;

  @Override
  public Tallier<UnitTally> tallier() {
    return UnitTally.DISTANCES;
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  @Override
  public Footing<UnitTally> footing(UnitTally whole, Scale scale) {
    return Footing.in(Range.ANY);
  }

  @Override
  public Estimate estimate(UnitTally tally, Scale scale) {
    List<UnitTally.Unit> units = tally.units();
    return Estimate.ratio(
        units.stream().mapToDouble(unit -> unit.weight() * score(unit)).sum(),
        units.stream().mapToLong(UnitTally.Unit::weight).sum(),
        JointAccuracy.NO_UNIT);
  }

  private static double score(UnitTally.Unit question) {
    double sum = 0;
    for (int i = 0; i < question.distances().length; i++) {
      sum += question.items()[i] * scaled(question.distances()[i] / (double) Scale.UNIT);
    }
    return BEST - WEIGHT * sum;
  }

  private static double scaled(double distance) {
    return distance == 0 || distance > 5
        ? distance
        : 6.5 / (1 + StrictMath.exp(-1.2 * (distance - 4)));
  }
}
