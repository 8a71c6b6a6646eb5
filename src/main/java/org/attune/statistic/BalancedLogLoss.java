package org.attune.statistic;

import java.util.stream.IntStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.statistic.Footing.Part;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Tallier;

/**
 * Log loss with every category of the reference weighing the same, in nats, 0 or more, lower is
 * better: the mean over the categories that occur in the reference of the mean {@link LogLoss} of
 * their items. A model that always gives the base rates gains nothing by a frequent category. Equal
 * to scikit-learn's {@code log_loss} with {@code compute_sample_weight("balanced", y)}. On label
 * sets one estimate a label, of the mean over items with it and without it.
 *
 * <p>Items without a reference, without degrees or whose degrees are all 0 are left out. Undefined
 * without items.
 *
 * <p>The same weights as in {@link BalancedAccuracy}.
 */
@Cites({"brodersen2010", "good1952"})
public final class BalancedLogLoss extends Calibration {

  /** Fewest blocks of a category. */
  private static final int OF_SEVERAL = 10;

  /** Fewest blocks of a category that weighs half. */
  private static final int OF_TWO = 25;

  @Override
  public Tallier<CalibrationTally> tallier() {
    return CalibrationTally.LOSSES;
  }

  /** Of a category in few blocks the dearest items are not among those seen. */
  @Override
  public Footing<CalibrationTally> footing(CalibrationTally whole, Scale scale) {
    int blocks = scale.size() == 2 ? OF_TWO : OF_SEVERAL;
    return super.footing(whole, scale)
        .needing(
            IntStream.range(0, scale.size())
                .mapToObj(
                    category ->
                        new Part<>(
                            "the reference gives " + scale.name(category),
                            blocks,
                            (CalibrationTally tally) -> tally.items(category)))
                .toList());
  }

  @Override
  double calibration(CalibrationTally tally, long items, Scale scale) {
    double sum = 0;
    int occurring = 0;
    for (int category = 0; category < scale.size(); category++) {
      long own = tally.items(category);
      if (own > 0) {
        sum += tally.logLoss(category) / own;
        occurring++;
      }
    }
    return sum / occurring;
  }
}
