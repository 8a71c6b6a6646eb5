package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Entropy of the people's ratings: the mean over items of -Σ p ln p, in nats, from 0 (all raters of
 * every item agree) to the logarithm of the number of categories. It says nothing about the model,
 * and is taken over the same items as {@link SoftCrossEntropy}, of which it is the least value that
 * any model could reach. With few ratings an item it is too low.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Shannon (1948), Bell System Technical Journal 27, 379-423,
 * doi:10.1002/j.1538-7305.1948.tb01338.x; for annotators: Uma et al. (2021), Journal of Artificial
 * Intelligence Research 72, 1385-1470, doi:10.1613/jair.1.12752.
 */
@Cites({"shannon1948", "uma2021"})
@Named("entropy of the ratings")
public final class HumanEntropy extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.ENTROPY);
  }
}
