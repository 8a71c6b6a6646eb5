package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Brier score against people's distributions: the mean over items of Σ (p - q)², in 0 to 2. If all
 * raters of each item agree it is the {@link Brier} score. A proper score: in expectation over the
 * raters it is least where q is the share of people who would say so.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Brier (1950), Monthly Weather Review 78, 1-3,
 * doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 */
@Cites("brier1950")
@Named("Brier score against the distribution of ratings")
public final class SoftBrier extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.SQUARES);
  }
}
