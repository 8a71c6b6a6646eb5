package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;

/**
 * Brier score of the model's degrees, lower is better. On nominal and ordinal scales the mean over
 * items of Σ (q - y)² over the categories, y being 1 for the reference's, in 0 to 2, of degrees
 * divided by their sum: Brier's own form, not halved nor divided by the number of categories. On
 * label sets one estimate a label, the mean of (q - y)², in 0 to 1, as scikit-learn's {@code
 * brier_score_loss}; for two categories the first form is twice the second.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>Brier (1950), Monthly Weather Review 78, 1-3,
 * doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 */
@Cites("brier1950")
@Named("Brier score")
public final class Brier extends Calibration {

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    return tally.brier() / items;
  }
}
