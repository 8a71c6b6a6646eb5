package org.attune.tally;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * Who is closer to the other raters of an item, one rater or the model. All comparisons are exact.
 */
enum AlternativeScore {

  /**
   * The scale's own score: the share of equal ratings on nominal scales; the negative root mean
   * squared difference of values on ordered ones; on label sets the mean Jaccard index, where two
   * empty sets, which say the same, count 1.
   */
  NATURAL {
    @Override
    int compare(Case item, int rater) {
      if (item.scale() instanceof Scale.Labels) {
        return jaccard(item, rater, item.model())
            .compareTo(jaccard(item, rater, item.ratings()[rater]));
      }
      return item.scale().ordered() ? squares(item, rater) : EXACT.compare(item, rater);
    }
  },

  /** The share of equal ratings; a model's value is taken to the nearest category first. */
  EXACT {
    @Override
    int compare(Case item, int rater) {
      long model = item.scale() instanceof Scale.Labels ? item.model() : item.modelCategory();
      return Integer.compare(equal(item, rater, model), equal(item, rater, item.ratings()[rater]));
    }
  };

  /** The least common multiple of 1 to 63 divided by each of them: Jaccard indexes as integers. */
  private static final BigInteger[] PARTS = parts();

  /**
   * Positive if the model is closer to the others, negative if the rater is, 0 if they are as
   * close.
   *
   * @param rater position of the rater's rating
   */
  abstract int compare(Case item, int rater);

  /** Positions of the ratings by others than the rater at this position. */
  static IntStream others(Case item, int rater) {
    int who = item.raters()[rater];
    return IntStream.range(0, item.raters().length).filter(k -> item.raters()[k] != who);
  }

  private static int equal(Case item, int rater, long code) {
    return (int) others(item, rater).filter(k -> item.ratings()[k] == code).count();
  }

  /**
   * The sign of Σ (x - r)² - Σ (x - y)² over the others' values x, r being the rater's value and y
   * the model's: that of (r - y) (n (r + y) - 2 Σ x).
   */
  private static int squares(Case item, int rater) {
    long r = item.scale().value(item.ratings()[rater]);
    long y = item.model();
    long both = Math.addExact(r, y);
    long sum = 0;
    for (int k : others(item, rater).toArray()) {
      long x = item.scale().value(item.ratings()[k]);
      sum = Math.addExact(sum, Math.subtractExact(both, Math.multiplyExact(2, x)));
    }
    return Long.compare(r, y) * Long.signum(sum);
  }

  private static BigInteger jaccard(Case item, int rater, long set) {
    return others(item, rater)
        .mapToObj(
            k -> {
              long other = item.ratings()[k];
              int union = Long.bitCount(set | other);
              return union == 0
                  ? PARTS[1]
                  : PARTS[union].multiply(BigInteger.valueOf(Long.bitCount(set & other)));
            })
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger[] parts() {
    BigInteger multiple = BigInteger.ONE;
    for (int i = 2; i < Long.SIZE; i++) {
      BigInteger factor = BigInteger.valueOf(i);
      multiple = multiple.divide(multiple.gcd(factor)).multiply(factor);
    }
    BigInteger[] parts = new BigInteger[Long.SIZE];
    for (int i = 1; i < Long.SIZE; i++) {
      parts[i] = multiple.divide(BigInteger.valueOf(i));
    }
    return parts;
  }
}
