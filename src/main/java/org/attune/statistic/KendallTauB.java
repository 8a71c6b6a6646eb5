package org.attune.statistic;

import java.math.BigInteger;
import java.util.Optional;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Kendall's tau-b of reference and model, in -1 to 1: (C - D) / √((P - X) (P - Y)) of C concordant
 * and D discordant among P = n(n-1)/2 pairs of items, X of them tied in the reference and Y in the
 * model's answers.
 *
 * <p>Undefined with fewer than two items, or if all references or all model answers are equal.
 *
 * <p>C - D is counted in exact integers, in one pass by rising reference with a binary indexed tree
 * over the model's answers (Fenwick 1994, doi:10.1002/spe.4380240306).
 *
 * <p>Kendall (1945), Biometrika 33, 239-251, doi:10.1093/biomet/33.3.239.
 */
@Cites("kendall1945")
@Named("Kendall's tau-b")
@Symmetric
public final class KendallTauB implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.VALUES;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return Footing.<JointTally>in(Range.CORRELATION).fromFew();
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new FisherZ<>(this));
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    long n = tally.items();
    long[] rows = new long[tally.references().length];
    long[] columns = new long[tally.models().length];
    long[] tree = new long[columns.length + 1];
    long score = 0;
    long seen = 0;
    for (int from = 0, to; from < tally.pairs(); from = to) {
      int row = tally.row(from);
      for (to = from; to < tally.pairs() && tally.row(to) == row; to++) {
        long amount = tally.amount(to);
        if (amount > 0) {
          int column = tally.column(to);
          long belowMinusAbove = sum(tree, column) + sum(tree, column + 1) - seen;
          score = Math.addExact(score, Math.multiplyExact(amount, belowMinusAbove));
          rows[row] += amount;
          columns[column] += amount;
        }
      }
      for (int i = from; i < to; i++) {
        add(tree, tally.column(i), tally.amount(i));
      }
      seen += rows[row];
    }
    return Pearson.correlation(
        n,
        BigInteger.valueOf(score),
        BigInteger.valueOf(pairs(n) - tied(rows)),
        BigInteger.valueOf(pairs(n) - tied(columns)));
  }

  private static long pairs(long n) {
    return Math.multiplyExact(n, n - 1) / 2;
  }

  private static long tied(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += pairs(amount);
    }
    return sum;
  }

  /** Amounts at positions before {@code end}. */
  private static long sum(long[] tree, int end) {
    long sum = 0;
    for (int i = end; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static void add(long[] tree, int position, long amount) {
    for (int i = position + 1; i < tree.length; i += i & -i) {
      tree[i] += amount;
    }
  }

  @Override
  public Counts exchanged(Counts counts, JointTally whole) {
    return Ranks.ofModel(counts, whole);
  }

  @Override
  public String exchangedAs() {
    return Ranks.AS_RANKS;
  }
}
