package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Tallier;

/**
 * Classwise calibration error, in 0 to 1: the plain mean, over all categories the scale offers, of
 * the {@link ExpectedCalibrationError} of one category against the rest, whose confidence is its
 * degree divided by the sum of degrees. It sees all degrees, not the highest alone, but with many
 * categories most are near 0 and make it small.
 *
 * <p>Fits nominal and ordinal scales. Items without a reference, without degrees or whose degrees
 * are all 0 are left out. Undefined without items.
 *
 * <p>Kull et al. (2019), Beyond temperature scaling, NeurIPS 32, doi:10.48550/arXiv.1910.12656.
 */
@Cites("kull2019")
public final class ClasswiseCalibrationError extends Calibration {

  @Override
  public Tallier<CalibrationTally> tallier() {
    return CalibrationTally.CLASSWISE;
  }

  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    return Footing.none(BIASED);
  }

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    double sum = 0;
    for (int category = 0; category < scale.size(); category++) {
      sum += expectedError(tally, items, category);
    }
    return sum / scale.size();
  }
}
