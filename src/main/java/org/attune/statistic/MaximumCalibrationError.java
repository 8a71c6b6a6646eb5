package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;

/**
 * Maximum calibration error, in 0 to 1: the largest |share right - mean confidence| of the bins
 * that hold an item, 15 bins as in {@link ExpectedCalibrationError}. A bin with few items can
 * decide it.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>Naeini, Cooper &amp; Hauskrecht (2015), AAAI 29, 2901-2907, doi:10.1609/aaai.v29i1.9602.
 */
@Cites("naeini2015")
public final class MaximumCalibrationError extends Calibration {

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    double most = 0;
    for (int bin = 0; bin < CalibrationTally.BINS; bin++) {
      double error = Math.abs(tally.right(0, bin) - tally.confidence(0, bin));
      most = Math.max(most, error / Math.max(1, tally.items(0, bin)));
    }
    return most;
  }

  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    return Footing.none(BIASED);
  }
}
