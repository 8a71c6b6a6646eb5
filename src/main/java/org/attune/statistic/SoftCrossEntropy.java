package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;

/**
 * Cross-entropy of people's and model's distributions: the mean over items of -Σ p ln max(q,
 * 10<sup>-12</sup>), in nats, in 0 to 27.7. The floor stands for ln 0, and q is not normalised
 * again after it: a model that gives 0 to what half the people say pays 13.8. It is never below
 * {@link HumanEntropy}, the people's own disagreement, save for the floor's 10<sup>-12</sup> a
 * category; the difference is {@link KullbackLeiblerDivergence}.
 *
 * <p>p is the shares of the item's ratings; q the model's degrees divided by their sum, or 1 on the
 * category of its answer where it gave none. Fits nominal and ordinal scales, and each label of
 * label sets over not given and given. Items without a rating or an answer are left out. Undefined
 * without items.
 *
 * <p>Peterson, Battleday, Griffiths &amp; Russakovsky (2019), Human uncertainty makes
 * classification more robust, ICCV, 9617-9626, doi:10.1109/ICCV.2019.00971; Uma et al. (2021),
 * Learning from disagreement: a survey, Journal of Artificial Intelligence Research 72, 1385-1470,
 * doi:10.1613/jair.1.12752.
 */
@Cites({"peterson2019", "uma2021"})
@Named("soft cross-entropy")
public final class SoftCrossEntropy extends DistributionMean {

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.mean(DistributionTally.Score.CROSS_ENTROPY);
  }
}
