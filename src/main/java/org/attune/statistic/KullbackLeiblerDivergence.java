package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Kullback-Leibler divergence of the model's distribution from the people's: the mean over items of
 * Σ p ln(p / max(q, 10<sup>-12</sup>)), in nats, 0 or more: {@link SoftCrossEntropy} less {@link
 * HumanEntropy}. Because of the floor it stays finite where p &gt; 0 = q; SciPy gives infinity
 * there.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Kullback &amp; Leibler (1951), Annals of Mathematical Statistics 22, 79-86,
 * doi:10.1214/aoms/1177729694.
 */
@Cites("kullback1951")
@Named("Kullback-Leibler divergence")
public final class KullbackLeiblerDivergence extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return Math.max(
        0,
        tally.mean(DistributionTally.Score.CROSS_ENTROPY)
            - tally.mean(DistributionTally.Score.ENTROPY));
  }
}
