package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;
import org.attune.tally.Tallier;

/**
 * A mean over items of how far the model's distribution q over the categories is from the people's
 * distribution p. p is the shares of the item's ratings; q the model's degrees divided by their
 * sum, or 1 on the category of its answer where there are no degrees or all are 0. On label sets
 * one estimate a label, p and q being over not given and given.
 *
 * <p>Items without a rating or without an answer are left out; an item with one rating takes part,
 * and every item weighs the same. Undefined without items.
 */
abstract class DistributionMean implements Statistic<DistributionTally> {

  @Override
  public final Tallier<DistributionTally> tallier() {
    return DistributionTally.SHARES;
  }

  @Override
  public Footing<DistributionTally> footing(DistributionTally whole, Scale scale) {
    return Footing.in(Range.POSITIVE);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale instanceof Scale.Interval ? Tallier.Scope.NONE : tallier().scope(scale);
  }

  @Override
  public final Estimate estimate(DistributionTally tally, Scale scale) {
    return tally.items() == 0
        ? Estimate.undefined("no item has both a rating and a model answer")
        : Estimate.of(mean(tally, scale));
  }

  /** The mean over one item or more. */
  abstract double mean(DistributionTally tally, Scale scale);
}
