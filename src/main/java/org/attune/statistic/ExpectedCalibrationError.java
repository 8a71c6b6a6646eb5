package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;

/**
 * Expected calibration error, in 0 to 1: Σ (n<sub>bin</sub> / n) |share right - mean confidence|
 * over 15 bins of equal width, bin = min(14, ⌊15 c⌋) of confidence c. On nominal and ordinal scales
 * c is the highest of the degrees divided by their sum, and right is whether the first category of
 * that degree is the reference. On label sets one estimate a label: c is its degree, right whether
 * the reference has it.
 *
 * <p>A bin holds its lower edge, not its upper; Guo et al. hold the upper, which differs only for
 * degrees on an edge (.2, .4, .6, .8). It is too high in small samples; see {@link
 * DebiasedCalibrationError}.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>Naeini, Cooper &amp; Hauskrecht (2015), AAAI 29, 2901-2907, doi:10.1609/aaai.v29i1.9602; Guo,
 * Pleiss, Sun &amp; Weinberger (2017), ICML, doi:10.48550/arXiv.1706.04599.
 */
@Cites({"guo2017", "naeini2015"})
public final class ExpectedCalibrationError extends Calibration {

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    return expectedError(tally, items, 0);
  }

  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    return Footing.none(BIASED);
  }
}
