package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Tally;

/**
 * Tails of the errors y - x of a model, seen by Geary's ratio of their mean absolute value to the
 * root of their mean square: √(2 / π) = .80 of normal errors, less the heavier the tails. It shows
 * them where the largest error is still to come, as their kurtosis does not. Scales of categories
 * have no tails to speak of.
 *
 * <p>Geary (1935), Biometrika 27, 310-332, doi:10.1093/biomet/27.3-4.310.
 */
@Cites("geary1935")
final class Tails {

  /** Of normal errors. */
  private static final double NORMAL = Math.sqrt(2 / Math.PI);

  /** With a smaller ratio nothing made of squared errors has an interval. */
  private static final double HEAVY = 0.78;

  /** With a smaller ratio nothing has. */
  private static final double HEAVIER = 0.65;

  private static final String FEW =
      "the errors have heavier tails than normal ones, so that few decide";

  private Tails() {}

  /**
   * A footing that is widened for tails heavier than normal ones, by (.80 / ratio)², and gives
   * values none if they are far heavier. The factor is measured, not derived.
   */
  static <T extends Tally<T>> Footing<T> allowed(Footing<T> footing, double ratio, Scale scale) {
    if (!(scale instanceof Scale.Interval) || !(ratio < NORMAL)) {
      return footing;
    }
    return ratio < HEAVIER
        ? footing.neverAlone(FEW)
        : footing.widened(NORMAL / ratio * (NORMAL / ratio));
  }

  /** A footing of what squared errors decide, which gives values none if their tails are heavy. */
  static Footing<MomentTally> refused(Footing<MomentTally> footing, MomentTally tally) {
    return ratio(tally) < HEAVY ? footing.neverAlone(FEW) : footing;
  }

  /** Geary's ratio. */
  static double ratio(MomentTally tally) {
    return tally.sumAbsoluteDifference().doubleValue()
        / Math.sqrt(tally.items() * tally.sumSquaredDifference().doubleValue());
  }

  /** The same from pairs of values. */
  static double ratio(JointTally tally) {
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      double error = (double) tally.models()[tally.column(i)] - tally.references()[tally.row(i)];
      absolute += tally.amount(i) * Math.abs(error);
      squares += tally.amount(i) * error * error;
    }
    return absolute / Math.sqrt(tally.items() * squares);
  }
}
