package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;

/**
 * Log loss of the model's degrees, in nats, 0 or more, lower is better: the mean over items of -ln
 * q of the reference. Degrees are divided by their sum, clipped to 10<sup>-15</sup> and 1 -
 * 10<sup>-15</sup>, and divided by their sum again, as scikit-learn 1.2 does with {@code
 * eps=1e-15}; later versions clip at the smallest step of the number format, which matters where a
 * degree is 0. A reference with degree 0 costs 34.5. On label sets one estimate a label.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>Good (1952), Journal of the Royal Statistical Society B 14, 107-114,
 * doi:10.1111/j.2517-6161.1952.tb00104.x.
 */
@Cites("good1952")
public final class LogLoss extends Calibration {

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    return tally.logLoss() / items;
  }
}
