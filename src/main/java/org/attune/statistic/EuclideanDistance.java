package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Euclidean distance of people's and model's distributions: the mean over items of √Σ (p - q)², in
 * 0 to √2.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>For soft labels of annotators: Uma et al. (2021), Journal of Artificial Intelligence Research
 * 72, 1385-1470, doi:10.1613/jair.1.12752.
 */
@Cites("uma2021")
@Named("Euclidean distance of distributions")
public final class EuclideanDistance extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.EUCLIDEAN);
  }
}
