package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Percent agreement, in 0 to 1: the mean, over items with two or more ratings, of the share of the
 * item's pairs of ratings that agree. On label scales one estimate a label.
 *
 * <p>Every item weighs the same, however many ratings it has: the form of irrCAC, not the share of
 * agreeing pairs among all pairs. Undefined if no item has two ratings.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 2, ISBN
 * 978-0-9708062-8-4.
 */
public final class PercentAgreement implements Statistic<PairTally> {

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    long items = 0;
    double agreement = 0;
    for (int from = 0, to; from < tally.size(); from = to) {
      long ratings = 0;
      long agreeing = 0;
      for (to = from; to < tally.size() && tally.panel(to) == tally.panel(from); to++) {
        if (!tally.pair(to)) {
          ratings += tally.amount(to);
        } else if (tally.position(to) == tally.otherPosition(to)) {
          agreeing += tally.amount(to);
        }
      }
      long m = tally.panel(from);
      if (m > 1) {
        items += ratings / m;
        agreement += (double) agreeing / (m * (m - 1));
      }
    }
    return Estimate.ratio(agreement, items, Reasons.NO_PAIRS);
  }
}
