package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.MomentTally;

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

  /** With a smaller ratio the tails are heavy. */
  private static final double HEAVY = 0.76;

  private Tails() {}

  /**
   * By how much an interval is widened for tails heavier than normal ones: (.80 / ratio)². That is
   * measured, not derived.
   */
  static double widening(MomentTally tally, Scale scale) {
    return widening(ratio(tally), scale);
  }

  /** The same from pairs of values. */
  static double widening(JointTally tally, Scale scale) {
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      double error = (double) tally.models()[tally.column(i)] - tally.references()[tally.row(i)];
      absolute += tally.amount(i) * Math.abs(error);
      squares += tally.amount(i) * error * error;
    }
    return widening(absolute / Math.sqrt(tally.items() * squares), scale);
  }

  private static double widening(double ratio, Scale scale) {
    boolean heavier = scale instanceof Scale.Interval && ratio > 0 && ratio < NORMAL;
    return heavier ? NORMAL / ratio * (NORMAL / ratio) : 1;
  }

  /** True if the tails are heavy. */
  static boolean heavy(MomentTally tally) {
    return ratio(tally) < HEAVY;
  }

  private static double ratio(MomentTally tally) {
    return tally.sumAbsoluteDifference().doubleValue()
        / Math.sqrt(tally.items() * tally.sumSquaredDifference().doubleValue());
  }
}
