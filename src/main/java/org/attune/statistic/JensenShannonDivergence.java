package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Jensen-Shannon divergence: the mean over items of ½ Σ p ln(p / m) + ½ Σ q ln(q / m) with m = (p +
 * q) / 2, in nats, in 0 to ln 2 = 0.693. Needs no floor. SciPy's {@code jensenshannon} is not this
 * but its root, {@link JensenShannonDistance}; with logarithms to base 2 divide by ln 2.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Lin (1991), IEEE Transactions on Information Theory 37, 145-151, doi:10.1109/18.61115.
 */
@Cites("lin1991")
@Named("Jensen-Shannon divergence")
public final class JensenShannonDivergence extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.JENSEN_SHANNON);
  }
}
