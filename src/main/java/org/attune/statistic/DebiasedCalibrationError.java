package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;

/**
 * Debiased calibration error, in 0 to 1: the root of Σ (n<sub>bin</sub> / n) [(y - c)² - y (1 - y)
 * / (n<sub>bin</sub> - 1)], or 0 where that is negative; y is a bin's share right, c its mean
 * confidence, 15 bins of equal width as in {@link ExpectedCalibrationError}. The second term is
 * what chance alone adds to the first: without it a perfectly calibrated model seems the worse the
 * fewer items there are. It is a root mean square, so not on the scale of {@link
 * ExpectedCalibrationError}, a mean of absolute values.
 *
 * <p>A bin with one item adds nothing, as in the authors' program (their function {@code
 * unbiased_l2_ce}), which by default takes bins of equal numbers instead.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>Kumar, Liang &amp; Ma (2019), Verified Uncertainty Calibration, NeurIPS 32,
 * doi:10.48550/arXiv.1909.10155.
 */
@Cites("kumar2019")
public final class DebiasedCalibrationError extends Calibration {

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    double sum = 0;
    for (int bin = 0; bin < CalibrationTally.BINS; bin++) {
      long n = tally.items(0, bin);
      if (n > 1) {
        double right = (double) tally.right(0, bin) / n;
        double gap = right - tally.confidence(0, bin) / n;
        sum += n * (gap * gap - right * (1 - right) / (n - 1));
      }
    }
    return Math.sqrt(Math.max(0, sum) / items);
  }

  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    return Footing.none(BIASED);
  }
}
