package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Share of the pairs of ratings that agree among all pairs of ratings of all items, in 0 to 1.
 * Items weigh by their number of pairs, unlike in {@link PercentAgreement}; with equal panels both
 * are the same. On label scales one estimate a label.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if no item has two ratings.
 *
 * <p>The observed agreement of Krippendorff's coincidences without his weights; see Gwet (2014),
 * Handbook of Inter-Rater Reliability, 4th edition, chapter 2, ISBN 978-0-9708062-8-4.
 */
@Cites("gwet2014")
@Named("percent agreement pooled over pairs")
public final class PooledPercentAgreement implements Statistic<PairTally> {

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    long pairs = 0;
    long agreeing = 0;
    for (int i = 0; i < tally.size(); i++) {
      if (tally.pair(i)) {
        pairs = Math.addExact(pairs, tally.amount(i));
        agreeing += tally.position(i) == tally.otherPosition(i) ? tally.amount(i) : 0;
      }
    }
    return Estimate.ratio(
        agreeing, pairs, tally.items() == 0 ? Reasons.NO_RATINGS : Reasons.NO_PAIRS);
  }

  @Override
  public String missing() {
    return Reasons.SINGLE_RATINGS_LEFT_OUT;
  }

  @Override
  public ToLongFunction<PairTally> carrying(PairTally whole) {
    return PairTally::paired;
  }
}
