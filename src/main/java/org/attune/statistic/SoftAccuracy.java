package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Soft accuracy: the mean over items of Σ min(p, q), in 0 to 1: what people's and model's
 * distributions have in common. If both answer with one category it is the accuracy. One less
 * {@link TotalVariation}.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Swain &amp; Ballard (1991), International Journal of Computer Vision 7, 11-32,
 * doi:10.1007/BF00130487 (histogram intersection).
 */
@Cites("swain1991")
public final class SoftAccuracy extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return 1 - tally.mean(DistributionTally.Score.MANHATTAN) / 2;
  }

  @Override
  public Footing<DistributionTally> footing(DistributionTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }
}
