package org.attune.statistic;

import java.util.ArrayDeque;
import java.util.Deque;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PreferenceTally;
import org.attune.tally.Tallier;

/**
 * How much better the items of a group are than those of the average group, in log odds: log p less
 * the mean of log p over groups, where an item of group i is rated higher than one of j that
 * answers the same turn with probability p<sub>i</sub> / (p<sub>i</sub> + p<sub>j</sub>). The
 * difference of two groups is the log odds of the one against the other. An item that is itself a
 * choice between two groups is such a comparison, too. Ties are half a win for both, as in Turner
 * and Firth's examples, and have no parameter of their own as with Davidson (1970),
 * doi:10.1080/01621459.1970.10481082.
 *
 * <p>Maximum likelihood by the MM algorithm, p<sub>i</sub> &larr; w<sub>i</sub> /
 * &Sigma;<sub>j</sub> n<sub>ij</sub> / (p<sub>i</sub> + p<sub>j</sub>), until no log p changes by
 * more than 10<sup>-10</sup>.
 *
 * <p>Undefined without a comparison, and where the groups can be parted so that none of one part
 * ever won, or tied, against one of the other: then no finite scores are the likeliest.
 *
 * <p>Bradley &amp; Terry (1952), Biometrika 39, 324-345, doi:10.2307/2334029; Hunter (2004), Annals
 * of Statistics 32, 384-406, doi:10.1214/aos/1079120141; Turner &amp; Firth (2012), Journal of
 * Statistical Software 48(9), doi:10.18637/jss.v048.i09.
 */
@Cites({"bradley1952", "hunter2004", "turner2012"})
@Named("Bradley-Terry score")
public final class BradleyTerry implements Statistic<PreferenceTally> {

  static final String PARTED =
      "some groups never won, nor tied, against the others, so that no finite score is the likeliest";

  private static final double CHANGE = 1e-10;
  private static final int MOST_STEPS = 1_000_000;

  @Override
  public Tallier<PreferenceTally> tallier() {
    return PreferenceTally.TURNS;
  }

  @Override
  public Estimate estimate(PreferenceTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined(WinRate.NO_COMPARISON);
    }
    double[][] wins = tally.wins();
    if (!reachesAll(wins, false) || !reachesAll(wins, true)) {
      return Estimate.undefined(PARTED);
    }
    double[] scores = scores(wins);
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    return Estimate.of(scores[0] - mean);
  }

  /** Whether from the first group all others are reached over wins, or against them. */
  private static boolean reachesAll(double[][] wins, boolean backwards) {
    boolean[] reached = new boolean[wins.length];
    Deque<Integer> next = new ArrayDeque<>();
    reached[0] = true;
    next.add(0);
    int found = 1;
    while (!next.isEmpty()) {
      int from = next.remove();
      for (int to = 0; to < wins.length; to++) {
        double won = backwards ? wins[to][from] : wins[from][to];
        if (won > 0 && !reached[to]) {
          reached[to] = true;
          next.add(to);
          found++;
        }
      }
    }
    return found == wins.length;
  }

  /** Logarithms of p; their mean is arbitrary. */
  private static double[] scores(double[][] wins) {
    int groups = wins.length;
    double[] scores = new double[groups];
    for (int step = 0; step < MOST_STEPS; step++) {
      double change = 0;
      for (int i = 0; i < groups; i++) {
        double won = 0;
        double expected = 0;
        for (int j = 0; j < groups; j++) {
          won += wins[i][j];
          double times = wins[i][j] + wins[j][i];
          expected += times == 0 ? 0 : times / (1 + StrictMath.exp(scores[j] - scores[i]));
        }
        double by = StrictMath.log(won / expected);
        scores[i] += by;
        change = Math.max(change, Math.abs(by));
      }
      if (change < CHANGE) {
        break;
      }
    }
    return scores;
  }
}
