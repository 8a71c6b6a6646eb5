package org.attune.statistic;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.tally.RaterTally;

/**
 * Two-way analysis of variance of the complete items: those that every rater of the tally rated.
 * Sums of squares are exact; in squared steps of the scale.
 *
 * @param items n
 * @param raters k
 * @param between MSB: mean square between items, with n - 1 degrees of freedom
 * @param judges MSJ: mean square between raters, with k - 1 degrees of freedom
 * @param error MSE: mean square of what is left, with (n - 1) (k - 1) degrees of freedom
 */
record TwoWay(long items, long raters, double between, double judges, double error) {

  /** The analysis; null where {@link #undefined} says why there is none. */
  static TwoWay of(RaterTally tally) {
    SortedMap<Integer, BigInteger> sums = complete(tally);
    long raters = sums.size();
    long items = tally.items((int) raters);
    if (raters < 2 || items < 2) {
      return null;
    }
    BigInteger n = BigInteger.valueOf(items);
    BigInteger k = BigInteger.valueOf(raters);
    BigInteger correction = tally.sum((int) raters).pow(2);
    BigInteger between =
        n.multiply(tally.squaredSums((int) raters)).subtract(correction); // n k SSB
    BigInteger judges = BigInteger.ZERO;
    for (BigInteger sum : sums.values()) {
      judges = judges.add(sum.pow(2));
    }
    judges = k.multiply(judges).subtract(correction); // n k SSJ
    BigInteger all = n.multiply(k).multiply(tally.squares((int) raters)).subtract(correction);
    double unit = (double) items * raters;
    return new TwoWay(
        items,
        raters,
        between.doubleValue() / unit / (items - 1),
        judges.doubleValue() / unit / (raters - 1),
        all.subtract(between).subtract(judges).doubleValue() / unit / (items - 1) / (raters - 1));
  }

  /** Why there is no analysis. */
  static Estimate undefined(RaterTally tally) {
    int raters = complete(tally).size();
    return Estimate.undefined(Reasons.incomplete(raters, tally.items(raters)));
  }

  /** How many raters the tally has. */
  static int raters(RaterTally tally) {
    return complete(tally).size();
  }

  /** Every rater of the tally with the sum of what he or she gave complete items. */
  private static SortedMap<Integer, BigInteger> complete(RaterTally tally) {
    TreeSet<Integer> raters = new TreeSet<>();
    tally.forEachRater((m, rater, ratings, own, panel) -> raters.add(rater));
    SortedMap<Integer, BigInteger> sums = new TreeMap<>();
    raters.forEach(rater -> sums.put(rater, BigInteger.ZERO));
    tally.forEachRater(
        (m, rater, ratings, own, panel) -> {
          if (m == raters.size()) {
            sums.put(rater, own);
          }
        });
    return sums;
  }

  /** True if all ratings are equal. */
  boolean constant() {
    return between == 0 && judges == 0 && error == 0;
  }
}
