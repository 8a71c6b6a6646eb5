package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.ShiftTally;
import org.attune.tally.Tallier;

/**
 * The amount of the {@link PairedShift}, whichever its sign: what can be compared with that of a
 * placebo, whose sign means nothing. 0 or more.
 *
 * <p>Undefined without a pair.
 */
@Cites("garg2019")
@Named("size of the mean paired shift")
public final class PairedShiftSize implements Statistic<ShiftTally>, LargestOf<ShiftTally> {

  @Override
  public Tallier<ShiftTally> tallier() {
    return ShiftTally.SHIFTS;
  }

  @Override
  public double[] parts(ShiftTally tally) {
    return new double[] {tally.items() == 0 ? Double.NaN : tally.difference() / tally.items()};
  }

  @Override
  public Footing<ShiftTally> footing(ShiftTally whole, Scale scale) {
    return Footing.none(Largest.ONLY);
  }

  @Override
  public Estimate estimate(ShiftTally tally, Scale scale) {
    return Largest.estimate(parts(tally), PairedShift.NO_PAIR);
  }
}
