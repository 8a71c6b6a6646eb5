package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * Mean absolute difference of model and reference, in units of the scale, 0 or more: Σ|y - x| / n.
 *
 * <p>Undefined without items.
 */
@Cites({"geary1935", "willmott2005"})
public final class MeanAbsoluteError implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.VALUES;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Tails.allowed(Footing.<MomentTally>in(Range.POSITIVE), Tails.ratio(whole), scale);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return Estimate.ratio(
        tally.sumAbsoluteDifference().doubleValue(),
        (double) tally.items() * Scale.UNIT,
        Reasons.NO_ANSWERS);
  }
}
