package org.attune.statistic;

import java.util.Optional;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Spearman's rank correlation of reference and model, in -1 to 1: Pearson's r of their mid-ranks.
 *
 * <p>Undefined with fewer than two items, or if all references or all model answers are equal.
 *
 * <p>Spearman (1904), American Journal of Psychology 15, 72-101, doi:10.2307/1412159.
 */
public final class Spearman implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.VALUES;
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new FisherZ<>(this));
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    long[] rows = new long[tally.references().length];
    long[] columns = new long[tally.models().length];
    for (int i = 0; i < tally.pairs(); i++) {
      rows[tally.row(i)] += tally.amount(i);
      columns[tally.column(i)] += tally.amount(i);
    }
    long[] x = centredRanks(rows);
    long[] y = centredRanks(columns);
    ExactSum products = new ExactSum();
    for (int i = 0; i < tally.pairs(); i++) {
      products.add(tally.amount(i), Math.multiplyExact(x[tally.row(i)], y[tally.column(i)]));
    }
    ExactSum squaresX = squares(rows, x);
    ExactSum squaresY = squares(columns, y);
    return Pearson.correlation(tally.items(), products.value(), squaresX.value(), squaresY.value());
  }

  /**
   * 2 mid-rank - (n + 1), which is items below minus items above: an integer, and its sum over
   * items is 0.
   */
  static long[] centredRanks(long[] amounts) {
    long n = 0;
    for (long amount : amounts) {
      n = Math.addExact(n, amount);
    }
    long[] ranks = new long[amounts.length];
    long below = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = 2 * below + amounts[i] - n;
      below += amounts[i];
    }
    return ranks;
  }

  private static ExactSum squares(long[] amounts, long[] ranks) {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < ranks.length; i++) {
      sum.add(amounts[i], Math.multiplyExact(ranks[i], ranks[i]));
    }
    return sum;
  }
}
