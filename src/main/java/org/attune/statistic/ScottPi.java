package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Scott's pi for two ratings an item, at most 1: (pa - pe) / (1 - pe), with pa the share of items
 * whose two ratings agree and pe = &Sigma; p(k)&sup2;, p(k) the share of category k among all these
 * ratings. Who gave which of the two does not matter. {@link FleissKappa} is its form for more
 * raters. On label scales one estimate a label.
 *
 * <p>Items with one rating are left out, with their rating, unlike in {@link FleissKappa}.
 * Undefined if an item has more than two ratings, nothing is rated, no item has two ratings, or all
 * ratings of such items are equal.
 *
 * <p>Scott (1955), Public Opinion Quarterly 19, 321-325, doi:10.1086/266577.
 */
@Cites("scott1955")
@Named("Scott's pi")
public final class ScottPi implements Statistic<PairTally> {

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    for (int i = 0; i < tally.size(); i++) {
      long m = tally.panel(i);
      // with fewer pairs some of the ratings are copies, made by a resample of raters
      if (m > 2 && tally.pairs(i) == m * (m - 1) && tally.amount(i) > 0) {
        return Estimate.undefined("an item has more than two ratings");
      }
    }
    return new FleissKappaPooled().estimate(tally, scale);
  }

  @Override
  public String missing() {
    return "items without two ratings are left out";
  }

  @Override
  public ToLongFunction<PairTally> carrying(PairTally whole) {
    return PairTally::paired;
  }
}
