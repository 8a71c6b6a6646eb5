package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PreferenceTally;
import org.attune.tally.Tallier;

/**
 * How often the items of a group are rated higher than those of the others that answer the same
 * turn, in 0 to 1: wins and half the ties by comparisons. Each two items of a turn are a
 * comparison, and so is each item that is itself a choice between two groups.
 *
 * <p>Undefined without a comparison.
 *
 * <p>How replies of language models are compared by Zheng et al. (2023),
 * doi:10.48550/arXiv.2306.05685.
 */
@Cites("zheng2023")
@Named("win rate")
public final class WinRate implements Statistic<PreferenceTally> {

  static final String NO_COMPARISON = "no turn has a rated item of this group and of another";

  @Override
  public Tallier<PreferenceTally> tallier() {
    return PreferenceTally.TURNS;
  }

  @Override
  public Footing<PreferenceTally> footing(PreferenceTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Estimate estimate(PreferenceTally tally, Scale scale) {
    double[][] wins = tally.wins();
    double won = 0;
    double all = 0;
    for (int other = 1; other < wins.length; other++) {
      won += wins[0][other];
      all += wins[0][other] + wins[other][0];
    }
    return Estimate.ratio(won, all, NO_COMPARISON);
  }
}
