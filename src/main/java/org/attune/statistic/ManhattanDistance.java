package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Manhattan distance of people's and model's distributions: the mean over items of Σ |p - q|, in 0
 * to 2. Twice {@link TotalVariation}.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>For soft labels of annotators: Leonardelli et al. (2025), LeWiDi-2025: the third edition of
 * the shared task on learning with disagreements, doi:10.48550/arXiv.2510.08460, which takes it
 * instead of cross-entropy.
 */
@Cites("leonardelli2025")
@Named("Manhattan distance of distributions")
public final class ManhattanDistance extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.MANHATTAN);
  }
}
