package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * Root of the mean squared difference of model and reference, in units of the scale, 0 or more:
 * √(Σ(y - x)² / n).
 *
 * <p>Undefined without items.
 */
@Cites({"geary1935", "willmott2005"})
public final class RootMeanSquaredError implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.VALUES;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    Footing<MomentTally> footing = Footing.<MomentTally>in(Range.POSITIVE).debiased();
    return scale instanceof Scale.Interval
        ? Tails.refused(footing.aloneFrom(100), whole)
        : footing.aloneFrom(50);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    long n = tally.items();
    if (n == 0) {
      return Estimate.undefined(Reasons.NO_ANSWERS);
    }
    return Estimate.of(Math.sqrt(tally.sumSquaredDifference().doubleValue() / n) / Scale.UNIT);
  }
}
