package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.RaterPairTally;
import org.attune.tally.Tallier;

/**
 * The plain mean of an agreement of two raters over the pairs of raters who have two or more items
 * in common and for whom it is defined; every such pair weighs the same. Each pair is compared on
 * the items both rated.
 */
@Cites("light1971")
abstract class Pairwise implements Statistic<RaterPairTally> {

  private static final int FEWEST = 2;

  @Override
  public final Tallier<RaterPairTally> tallier() {
    return RaterPairTally.RATINGS;
  }

  /**
   * The agreement of one pair, the codes of one rater being the references.
   *
   * @param codes categories of the scale
   */
  abstract Estimate ofPair(JointTally codes, Scale scale);

  @Override
  public final Estimate estimate(RaterPairTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined(Reasons.NO_KNOWN_RATERS);
    }
    double sum = 0;
    long pairs = 0;
    long defined = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      if (tally.common(i) >= FEWEST) {
        pairs++;
        if (ofPair(tally.codes(i), scale) instanceof Estimate.Value value) {
          sum += value.point();
          defined++;
        }
      }
    }
    if (pairs == 0) {
      return Estimate.undefined("no two raters have two items in common");
    }
    return Estimate.ratio(sum, defined, "it is not defined for any pair of raters");
  }
}
