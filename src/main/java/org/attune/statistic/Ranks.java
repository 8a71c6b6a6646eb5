package org.attune.statistic;

import java.math.BigInteger;
import java.util.Arrays;
import org.attune.tally.Counts;
import org.attune.tally.ExactSums;
import org.attune.tally.JointTally;

/**
 * Sums over items of centred mid-ranks, doubled so that they are integers: 2 mid-rank - (n + 1).
 *
 * @param products of reference and model
 * @param squaresX of the references
 * @param squaresY of the model's answers
 */
record Ranks(BigInteger products, BigInteger squaresX, BigInteger squaresY) {

  static Ranks of(JointTally tally) {
    long[] rows = new long[tally.references().length];
    long[] columns = new long[tally.models().length];
    for (int i = 0; i < tally.pairs(); i++) {
      rows[tally.row(i)] += tally.amount(i);
      columns[tally.column(i)] += tally.amount(i);
    }
    long[] x = Spearman.centredRanks(rows);
    long[] y = Spearman.centredRanks(columns);
    ExactSums.Products products = new ExactSums.Products();
    for (int i = 0; i < tally.pairs(); i++) {
      products.add(tally.amount(i), Math.multiplyExact(x[tally.row(i)], y[tally.column(i)]));
    }
    return new Ranks(products.value(), squares(rows, x), squares(columns, y));
  }

  /** What {@link #ofModel} makes of answers. */
  static final String AS_RANKS = "answers as ranks";

  /**
   * Counts by reference and model answer with each answer replaced by its rank among all answers of
   * the model, doubled and centred: the same for every model that answers the same items, but for
   * ties.
   */
  static Counts ofModel(Counts counts, JointTally whole) {
    long[] columns = new long[whole.models().length];
    for (int i = 0; i < whole.pairs(); i++) {
      columns[whole.column(i)] += whole.amount(i);
    }
    long[] ranks = Spearman.centredRanks(columns);
    Counts.Builder ranked = Counts.builder();
    for (int i = 0; i < counts.size(); i++) {
      int column = Arrays.binarySearch(whole.models(), counts.second(i));
      ranked.add(counts.first(i), ranks[column], counts.amount(i));
    }
    return ranked.build();
  }

  private static BigInteger squares(long[] amounts, long[] ranks) {
    ExactSums.Products sum = new ExactSums.Products();
    for (int i = 0; i < ranks.length; i++) {
      sum.add(amounts[i], Math.multiplyExact(ranks[i], ranks[i]));
    }
    return sum.value();
  }
}
