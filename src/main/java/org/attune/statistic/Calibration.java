package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Tallier;

/**
 * About the model's degrees as probabilities: on nominal and ordinal scales they are divided by
 * their sum first; on label sets one estimate a label, of its degree. Items without a reference,
 * without degrees or whose degrees are all 0 are left out. Undefined without items.
 */
abstract class Calibration implements Statistic<CalibrationTally> {

  /** Why a calibration error has no interval. */
  static final String BIASED =
      "chance alone makes this error larger, and resampling more so (Kumar et al. 2019)";

  @Override
  public Tallier<CalibrationTally> tallier() {
    return CalibrationTally.CONFIDENCE;
  }

  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    return Footing.in(Range.POSITIVE);
  }

  @Override
  public final Estimate estimate(CalibrationTally tally, Scale scale) {
    long items = tally.items();
    return items == 0
        ? Estimate.undefined("no item has both a reference and degrees")
        : Estimate.of(calibration(tally, items, scale));
  }

  /** The estimate from one item or more. */
  abstract double calibration(CalibrationTally tally, long items, Scale scale);

  /** Σ over the group's bins of (n<sub>bin</sub> / n) |share right - mean confidence|. */
  static double expectedError(CalibrationTally tally, long items, int group) {
    double sum = 0;
    for (int bin = 0; bin < CalibrationTally.BINS; bin++) {
      sum += Math.abs(tally.right(group, bin) - tally.confidence(group, bin));
    }
    return sum / items;
  }
}
