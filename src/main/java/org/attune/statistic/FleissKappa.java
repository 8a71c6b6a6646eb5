package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Fleiss' kappa for any number of ratings an item, at most 1: (pa - pe) / (1 - pe). Here pa is the
 * {@link PercentAgreement} and pe = Σ p(k)², with p(k) the mean over all rated items, also those
 * with one rating, of the share of the item's ratings in category k (the form of irrCAC). With
 * equal panels it is Fleiss' own. On label scales one estimate a label.
 *
 * <p>Computed as 1 - (1 - pa) / (1 - pe), both taken from pairs that differ, so that nothing
 * cancels.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Fleiss (1971), Psychological Bulletin 76, 378-382, doi:10.1037/h0031619; Gwet (2014), Handbook
 * of Inter-Rater Reliability, 4th edition, ISBN 978-0-9708062-8-4.
 */
public final class FleissKappa implements Statistic<PairTally> {

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    double[] share = new double[tally.categories().length];
    long rated = 0;
    long paired = 0;
    double disagreement = 0;
    for (int from = 0, to; from < tally.size(); from = to) {
      long m = tally.panel(from);
      long ratings = 0;
      long disagreeing = 0;
      for (to = from; to < tally.size() && tally.panel(to) == m; to++) {
        if (!tally.pair(to)) {
          ratings += tally.amount(to);
          share[tally.position(to)] += (double) tally.amount(to) / m;
        } else if (tally.position(to) != tally.otherPosition(to)) {
          disagreeing += tally.amount(to);
        }
      }
      rated += ratings / m;
      if (m > 1) {
        paired += ratings / m;
        disagreement += (double) disagreeing / (m * (m - 1));
      }
    }
    if (paired == 0) {
      return Estimate.undefined(rated == 0 ? Reasons.NO_RATINGS : Reasons.NO_PAIRS);
    }
    double expected = unequal(share) / ((double) rated * rated);
    return expected == 0
        ? Estimate.undefined(Reasons.EQUAL_RATINGS)
        : Estimate.of(1 - disagreement / paired / expected);
  }

  /** Σ<sub>j≠k</sub> s<sub>j</sub> s<sub>k</sub>. */
  private static double unequal(double[] shares) {
    double sum = 0;
    double before = 0;
    for (double share : shares) {
      sum += share * before;
      before += share;
    }
    return 2 * sum;
  }
}
