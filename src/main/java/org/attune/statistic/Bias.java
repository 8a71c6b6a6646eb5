package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * Mean of model minus reference, in units of the scale: ȳ - x̄; positive where the model rates
 * higher.
 *
 * <p>Undefined without items.
 */
@Cites("bland1986")
public final class Bias implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.VALUES;
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return Estimate.ratio(
        tally.sumY().subtract(tally.sumX()).doubleValue(),
        (double) tally.items() * Scale.UNIT,
        Reasons.NO_ANSWERS);
  }
}
