package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally;
import org.attune.tally.Tallier;

/**
 * Wasserstein (earth mover's) distance of order 1: the mean over items of Σ |P - Q|
 * (x<sub>i+1</sub> - x<sub>i</sub>) with P, Q the cumulative distributions of people and model and
 * x the scale's values: how far, in units of the scale, the ratings would have to move on average.
 * From 0 to the range of the scale. It alone of the distances between distributions knows that
 * neighbouring levels are near.
 *
 * <p>People's distribution is the shares of the item's ratings. On ordinal scales the model's is
 * its degrees divided by their sum, or 1 on the category of its answer where it gave none; on
 * interval scales it is 1 on the model's answer, so that the distance is the mean absolute
 * difference from the item's ratings. Fits ordered scales. Items without a rating or an answer are
 * left out. Undefined without items.
 *
 * <p>Vallender (1974), Theory of Probability and its Applications 18, 784-786, doi:10.1137/1118101.
 */
@Cites("vallender1974")
@Named("Wasserstein distance")
public final class WassersteinDistance extends DistributionMean {

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? tallier().scope(scale) : Tallier.Scope.NONE;
  }

  @Override
  double mean(DistributionTally tally, Scale scale) {
    return tally.meanWay(scale);
  }
}
