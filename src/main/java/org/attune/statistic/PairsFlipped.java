package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.FlipTally;
import org.attune.tally.Tallier;

/**
 * Share of pairs of items that answer the same turn, such as sentences that differ by a word, whose
 * answers are not of the same category, in 0 to 1. Numbers are taken to the nearest category first;
 * a set of labels is the same if all of it is.
 *
 * <p>Undefined without a pair.
 *
 * <p>Counterfactual token fairness with a threshold: Garg et al. (2019),
 * doi:10.1145/3306618.3317950.
 */
@Cites("garg2019")
@Named("share of pairs flipped")
public final class PairsFlipped implements Statistic<FlipTally> {

  @Override
  public Tallier<FlipTally> tallier() {
    return FlipTally.FLIPS;
  }

  @Override
  public Footing<FlipTally> footing(FlipTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Estimate estimate(FlipTally tally, Scale scale) {
    return Estimate.ratio(tally.flips(), tally.items(), PairedShift.NO_PAIR);
  }
}
