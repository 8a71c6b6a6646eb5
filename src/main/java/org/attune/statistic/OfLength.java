package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * How something goes with the length of the text, measured by log<sub>2</sub> of its code points,
 * so that a text twice as long is one step longer.
 */
abstract class OfLength implements Statistic<MomentTally> {

  static final String EQUAL = "all texts are equally long";
  static final String NONE =
      "no item has a text, a rating by people and, of a model, its answer; beside no people's slope"
          + " a model's tells of no bias";

  private final Tallier<MomentTally> tallier;
  private final Range range;

  OfLength(Tallier<MomentTally> tallier, Range range) {
    this.tallier = tallier;
    this.range = range;
  }

  @Override
  public final Tallier<MomentTally> tallier() {
    return tallier;
  }

  @Override
  public final Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Footing.in(range);
  }

  /** Covariance over the variance of the lengths: units of the scale a doubling. */
  static Estimate slope(MomentTally tally) {
    return Estimate.ratio(
        tally.deviationXY().doubleValue(),
        tally.deviationX().doubleValue(),
        tally.items() == 0 ? NONE : EQUAL);
  }

  /** Pearson's r. */
  static Estimate correlation(MomentTally tally, String alike) {
    if (tally.deviationX().signum() == 0) {
      return Estimate.undefined(tally.items() == 0 ? NONE : EQUAL);
    }
    return tally.deviationY().signum() == 0
        ? Estimate.undefined(alike)
        : Pearson.correlation(
            tally.items(), tally.deviationXY(), tally.deviationX(), tally.deviationY());
  }
}
