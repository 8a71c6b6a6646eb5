package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PartRatedTally;
import org.attune.tally.PartRatedTally.Cluster;
import org.attune.tally.PartRatedTally.Sum;
import org.attune.tally.Tallier;

/**
 * How many ratings by people a model saves: those that people alone would have to give beside the
 * ones they gave, as many to an item as now, for their mean to be as certain as {@link
 * PredictionPoweredMean}. R (V<sub>y</sub> / V - 1) of R ratings, V<sub>y</sub> being the variance
 * of {@link HumanMean} and V that of the prediction-powered mean, both linearised, with
 * conversations, or what else is resampled, as clusters; so R V<sub>y</sub> / V is the effective
 * sample size. Below 0 where the model, weighed as if items were independent, makes the mean less
 * certain. It grows with the sample, and has no interval.
 *
 * <p>Undefined with fewer than two clusters with rated items, or where the mean has no variance.
 *
 * <p>Angelopoulos, Duchi &amp; Zrnic (2023), PPI++, doi:10.48550/arXiv.2311.01453.
 */
@Cites("angelopoulos2023ppi")
@Named("human ratings saved")
public final class HumanRatingsSaved extends PartRated {

  @Override
  public Tallier<PartRatedTally> tallier() {
    return PartRatedTally.CLUSTERED;
  }

  /** It grows with the sample, as what it is a part of, and says what to plan with. */
  @Override
  public boolean resampled() {
    return false;
  }

  @Override
  public Estimate estimate(PartRatedTally tally, Scale scale) {
    List<Cluster> rated =
        tally.clusters().stream().filter(c -> c.sum(Sum.RATED).signum() > 0).toList();
    if (rated.size() < 2) {
      return Estimate.undefined(
          rated.isEmpty() ? NO_RATED_PART : "all items rated by people lie in one cluster");
    }
    double n = tally.rated();
    double others = tally.items() - n;
    double weight = weight(tally);
    double y = tally.sum(Sum.Y).doubleValue() / n;
    double f = tally.sum(Sum.F).doubleValue() / n;
    double g = others == 0 ? 0 : tally.sum(Sum.UNRATED_F).doubleValue() / others;
    double human = 0;
    double powered = 0;
    for (Cluster cluster : tally.clusters()) {
      double of = cluster.sum(Sum.RATED).doubleValue();
      double unrated = cluster.sum(Sum.UNRATED).doubleValue();
      double a = (cluster.sum(Sum.Y).doubleValue() - of * y) / n;
      double b = (cluster.sum(Sum.F).doubleValue() - of * f) / n;
      double c =
          others == 0 ? 0 : (cluster.sum(Sum.UNRATED_F).doubleValue() - unrated * g) / others;
      human += a * a;
      powered += (a - weight * (b - c)) * (a - weight * (b - c));
    }
    double ratings = tally.sum(Sum.RATINGS).doubleValue();
    return powered == 0
        ? Estimate.undefined("the prediction-powered mean has no variance")
        : Estimate.of(ratings * (human / powered - 1));
  }
}
