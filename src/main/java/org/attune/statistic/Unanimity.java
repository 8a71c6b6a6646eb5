package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.SpreadTally;
import org.attune.tally.Tallier;

/**
 * Share of items on which everybody agrees, among items with two or more ratings, in 0 to 1. It
 * falls as panels grow. On label scales one estimate a label.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if no item has two ratings. With a
 * rating by every rater of every item it is {@code agree} of irr.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 2, ISBN
 * 978-0-9708062-8-4.
 */
@Cites("gwet2014")
public final class Unanimity implements Statistic<SpreadTally> {

  @Override
  public Tallier<SpreadTally> tallier() {
    return SpreadTally.RATINGS;
  }

  @Override
  public Footing<SpreadTally> footing(SpreadTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Estimate estimate(SpreadTally tally, Scale scale) {
    return share(tally, 0);
  }

  /** Share of items whose ratings are at most so far apart. */
  static Estimate share(SpreadTally tally, long spread) {
    return Estimate.ratio(
        tally.within(spread),
        tally.paired(),
        tally.items() == 0 ? Reasons.NO_RATINGS : Reasons.NO_PAIRS);
  }

  @Override
  public ToLongFunction<SpreadTally> carrying(SpreadTally whole) {
    return SpreadTally::paired;
  }
}
