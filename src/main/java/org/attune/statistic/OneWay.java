package org.attune.statistic;

import java.math.BigInteger;
import org.attune.tally.RaterTally;

/**
 * One-way analysis of variance: ratings within items. All sums are made of exact terms that are not
 * negative, so nothing cancels; squares are in squared steps of the scale.
 *
 * @param items a
 * @param ratings N
 * @param size k0 = (N - Σm²/N) / (a - 1) of panel sizes m, which is m where all are equal (Searle,
 *     Casella &amp; McCulloch 1992, doi:10.1002/9780470316856)
 * @param between MSB: mean square between items, with a - 1 degrees of freedom
 * @param within MSW: mean square within items, with N - a degrees of freedom
 */
record OneWay(long items, long ratings, double size, double between, double within) {

  /** The analysis; null where {@link #undefined} says why there is none. */
  static OneWay of(RaterTally tally) {
    if (undefined(tally) != null) {
      return null;
    }
    long items = 0;
    long ratings = 0;
    double squaredSizes = 0;
    BigInteger total = total(tally);
    for (int m : tally.sizes()) {
      items += tally.items(m);
      ratings += m * tally.items(m);
      squaredSizes += (double) m * m * tally.items(m);
    }
    double between = 0;
    double within = 0;
    for (int m : tally.sizes()) {
      double n = tally.items(m);
      if (n > 0) {
        between += spread(tally, m) / (n * m);
        between += square(shift(tally, m, total, ratings)) / ((double) ratings * ratings * n * m);
        within += within(tally, m);
      }
    }
    double size = (ratings - squaredSizes / ratings) / (items - 1);
    return new OneWay(items, ratings, size, between / (items - 1), within / (ratings - items));
  }

  /** Why there is no analysis, or null. */
  static Estimate undefined(RaterTally tally) {
    long items = tally.items();
    if (items < 2) {
      return Estimate.undefined(items == 0 ? Reasons.NO_RATINGS : Reasons.ONE_ITEM);
    }
    boolean pairs = false;
    for (int m : tally.sizes()) {
      pairs |= m > 1 && tally.items(m) > 0;
    }
    return pairs ? null : Estimate.undefined(Reasons.NO_PAIRS);
  }

  /** Σ (y - item's mean)² over the ratings of items with m ratings: (m Σy² - ΣT²) / m. */
  static double within(RaterTally tally, int m) {
    BigInteger m2 = BigInteger.valueOf(m);
    return m2.multiply(tally.squares(m)).subtract(tally.squaredSums(m)).doubleValue() / m;
  }

  /** n Σ (T - mean T)² over the n items with m ratings: n ΣT² - (ΣT)². */
  static double spread(RaterTally tally, int m) {
    BigInteger n = BigInteger.valueOf(tally.items(m));
    return n.multiply(tally.squaredSums(m)).subtract(tally.sum(m).pow(2)).doubleValue();
  }

  /** Sum of all ratings. */
  static BigInteger total(RaterTally tally) {
    BigInteger total = BigInteger.ZERO;
    for (int m : tally.sizes()) {
      total = total.add(tally.sum(m));
    }
    return total;
  }

  /** N ΣT - n m total, N the number of all ratings: 0 if panels of size m rate as all do. */
  static BigInteger shift(RaterTally tally, int m, BigInteger total, long ratings) {
    BigInteger share = BigInteger.valueOf(m * tally.items(m)).multiply(total);
    return BigInteger.valueOf(ratings).multiply(tally.sum(m)).subtract(share);
  }

  private static double square(BigInteger number) {
    return number.pow(2).doubleValue();
  }

  /** True if all ratings are equal. */
  boolean constant() {
    return between == 0 && within == 0;
  }
}
