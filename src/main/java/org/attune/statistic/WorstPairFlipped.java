package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.FlipTally;
import org.attune.tally.Tallier;

/**
 * The largest share of flipped answers ({@link PairsFlipped}) of a pair of words ({@link
 * org.attune.tally.TurnComparison#PAIR}) over all its turns, in 0 to 1. Beside it stands that of a
 * placebo.
 *
 * <p>Undefined without a pair.
 */
@Cites({"chernozhukov2013", "garg2019", "westfall1993"})
@Named("largest share flipped of a pair")
public final class WorstPairFlipped implements Statistic<FlipTally>, LargestOf<FlipTally> {

  @Override
  public Tallier<FlipTally> tallier() {
    return FlipTally.FLIPS;
  }

  @Override
  public double[] parts(FlipTally tally) {
    return tally.shares();
  }

  @Override
  public double most() {
    return 1;
  }

  @Override
  public Footing<FlipTally> footing(FlipTally whole, Scale scale) {
    return Footing.none(Largest.ONLY);
  }

  @Override
  public List<Remark> remarks(FlipTally tally, Scale scale) {
    return Largest.remarks(parts(tally), tally.pairs());
  }

  @Override
  public Estimate estimate(FlipTally tally, Scale scale) {
    return Largest.estimate(parts(tally), PairedShift.NO_PAIR);
  }
}
