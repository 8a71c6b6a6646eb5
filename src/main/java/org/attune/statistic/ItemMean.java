package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * What people give items on average, in units of the scale: the mean over items of the mean of an
 * item's ratings, so that every item weighs the same, however many rated it.
 *
 * <p>Undefined without rated items. Fits ordered scales.
 *
 * <p>Pearson (1894), Philosophical Transactions of the Royal Society A 185, 71-110,
 * doi:10.1098/rsta.1894.0003.
 */
@Cites("pearson1894")
@Named("mean rating")
public final class ItemMean implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.ITEM_MEANS;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Footing.in(Range.ANY);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return tally.items() == 0
        ? Estimate.undefined(ItemStandardDeviation.NO_RATINGS)
        : Estimate.of(tally.sumX().doubleValue() / tally.items() / Scale.UNIT);
  }
}
