package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Total variation distance: the mean over items of ½ Σ |p - q|, in 0 to 1: the share of ratings
 * that would have to move to another category. One less {@link SoftAccuracy}.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Levin &amp; Peres (2017), Markov Chains and Mixing Times, 2nd edition, section 4.1, ISBN
 * 978-1-4704-2962-1.
 */
@Cites("levin2017")
public final class TotalVariation extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.MANHATTAN) / 2;
  }
}
