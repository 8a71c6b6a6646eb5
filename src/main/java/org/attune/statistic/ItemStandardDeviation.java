package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * How far items differ in what people give them, in units of the scale, 0 or more: the standard
 * deviation over items of the mean of an item's ratings, with n - 1 for n items. Where each item
 * has one rating it is that of the ratings.
 *
 * <p>Undefined with fewer than two rated items. Fits ordered scales.
 *
 * <p>Pearson (1894), Philosophical Transactions of the Royal Society A 185, 71-110,
 * doi:10.1098/rsta.1894.0003.
 */
@Cites("pearson1894")
@Named("standard deviation of mean ratings")
public final class ItemStandardDeviation implements Statistic<MomentTally> {

  static final String NO_RATINGS = "no item has a rating";

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.ITEM_MEANS;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Footing.in(Range.POSITIVE);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    double n = tally.items();
    return n < 2
        ? Estimate.undefined(n == 0 ? NO_RATINGS : "one item has no spread")
        : Estimate.of(Math.sqrt(tally.deviationX().doubleValue() / n / (n - 1)) / Scale.UNIT);
  }
}
