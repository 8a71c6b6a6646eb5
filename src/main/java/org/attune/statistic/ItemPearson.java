package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * How two dimensions go together over items, in -1 to 1: Pearson's r of the mean ratings of an item
 * on both; of a model, of its answers. Unlike {@link HeterotraitMonorater} it holds whatever
 * raters, who rate both, carry from one to the other, and differences between raters who rated
 * different items.
 *
 * <p>Undefined with fewer than two items that have both, or if all of them are alike on one.
 *
 * <p>Pearson (1896), Philosophical Transactions of the Royal Society A 187, 253-318,
 * doi:10.1098/rsta.1896.0007.
 */
@Cites("pearson1896")
@Named("Pearson's correlation of two dimensions")
public final class ItemPearson implements Statistic<MomentTally> {

  static final String FEW = "fewer than two items are rated on both dimensions";
  static final String ALIKE = "all items are alike on one of the dimensions";

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.ITEM_MEANS_OF_TWO;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Footing.in(Range.CORRELATION);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    if (tally.items() < 2) {
      return Estimate.undefined(FEW);
    }
    return tally.deviationX().signum() == 0 || tally.deviationY().signum() == 0
        ? Estimate.undefined(ALIKE)
        : Pearson.correlation(
            tally.items(), tally.deviationXY(), tally.deviationX(), tally.deviationY());
  }
}
