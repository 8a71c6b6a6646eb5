package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * How the orders of items on two dimensions go together, in -1 to 1: Spearman's rank correlation of
 * the mean ratings of an item on both; of a model, of its answers.
 *
 * <p>Undefined with fewer than two items that have both, or if all of them are alike on one.
 *
 * <p>Spearman (1904), American Journal of Psychology 15, 72-101, doi:10.2307/1412159.
 */
@Cites("spearman1904")
@Named("Spearman's rank correlation of two dimensions")
public final class ItemSpearman implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.ITEM_MEANS;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return Footing.in(Range.CORRELATION);
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    if (tally.items() < 2) {
      return Estimate.undefined(ItemPearson.FEW);
    }
    Ranks ranks = Ranks.of(tally);
    return ranks.squaresX().signum() == 0 || ranks.squaresY().signum() == 0
        ? Estimate.undefined(ItemPearson.ALIKE)
        : Pearson.correlation(tally.items(), ranks.products(), ranks.squaresX(), ranks.squaresY());
  }
}
