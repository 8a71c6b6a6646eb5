package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.ShiftTally;
import org.attune.tally.Tallier;

/**
 * The largest {@link PairedShift}, whichever its sign, of a pair of words ({@link
 * org.attune.tally.TurnComparison#PAIR}) over all its turns. 0 or more; that of pairs that are
 * alike is above 0 too, so it stands beside that of a placebo.
 *
 * <p>Undefined without a pair.
 */
@Cites({"chernozhukov2013", "garg2019", "westfall1993"})
@Named("largest shift of a pair")
public final class WorstPairShift implements Statistic<ShiftTally>, LargestOf<ShiftTally> {

  @Override
  public Tallier<ShiftTally> tallier() {
    return ShiftTally.BY_PAIR;
  }

  @Override
  public double[] parts(ShiftTally tally) {
    return tally.differences();
  }

  @Override
  public Footing<ShiftTally> footing(ShiftTally whole, Scale scale) {
    return Footing.none(Largest.ONLY);
  }

  @Override
  public List<Remark> remarks(ShiftTally tally, Scale scale) {
    return Largest.remarks(parts(tally), tally.pairs());
  }

  @Override
  public Estimate estimate(ShiftTally tally, Scale scale) {
    return Largest.estimate(parts(tally), PairedShift.NO_PAIR);
  }
}
