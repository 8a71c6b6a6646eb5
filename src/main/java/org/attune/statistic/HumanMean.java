package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PartRatedTally;
import org.attune.tally.PartRatedTally.Sum;

/**
 * What people say of the items they rated, whatever the model says: the mean of y, in units of the
 * scale; of a label the share of ratings that give it, a mean over items, in 0 to 1. What {@link
 * PredictionPoweredMean} betters, of the same items.
 *
 * <p>Undefined with fewer than two items that have ratings and a model answer.
 *
 * <p>The classical estimate of Angelopoulos et al. (2023), Science 382, 669-674,
 * doi:10.1126/science.adi6000.
 */
@Cites("angelopoulos2023")
@Named("mean of people's ratings")
public final class HumanMean extends PartRated {

  @Override
  public String missing() {
    return "items without a rating by people or without the model's answer are left out";
  }

  @Override
  public Estimate estimate(PartRatedTally tally, Scale scale) {
    return lacking(tally).isEmpty()
        ? Estimate.of(value(tally, Sum.Y) / tally.rated())
        : Estimate.undefined(lacking(tally));
  }
}
