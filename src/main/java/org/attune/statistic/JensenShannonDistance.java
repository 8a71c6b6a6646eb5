package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Jensen-Shannon distance: the mean over items of the square root of the item's {@link
 * JensenShannonDivergence} (not the root of the mean), natural logarithms, in 0 to √ln 2 = 0.833.
 * The form of SciPy's {@code jensenshannon}; with logarithms to base 2 divide by √ln 2.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Endres &amp; Schindelin (2003), IEEE Transactions on Information Theory 49, 1858-1860,
 * doi:10.1109/TIT.2003.813506.
 */
@Cites("endres2003")
@Named("Jensen-Shannon distance")
public final class JensenShannonDistance extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.ROOT_JENSEN_SHANNON);
  }
}
