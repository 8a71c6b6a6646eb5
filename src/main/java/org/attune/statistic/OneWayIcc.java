package org.attune.statistic;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * An intraclass correlation of the one-way model, in which each item has raters of its own and
 * raters cannot be told from error; every rating counts, and items may differ in their number of
 * ratings. Fits ordered scales.
 *
 * <p>The interval is by the F distribution of MSB / MSW with a - 1 and N - a degrees of freedom,
 * exact for normal ratings and equal panels, else near.
 */
@Cites({"mcgraw1996", "searle1992", "shrout1979"})
abstract class OneWayIcc implements Statistic<RaterTally>, Analytic<RaterTally> {

  /** The correlation; ratings are not all equal. */
  abstract Estimate correlation(OneWay anova);

  /**
   * The correlation where MSB / MSW is {@code f}.
   *
   * @param size k0
   */
  abstract double correlation(double f, double size);

  @Override
  public final Tallier<RaterTally> tallier() {
    return RaterTally.PANELS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.agreementUnderOne();
  }

  @Override
  public final Estimate estimate(RaterTally tally, Scale scale) {
    OneWay anova = OneWay.of(tally);
    if (anova == null) {
      return OneWay.undefined(tally);
    }
    return anova.constant() ? Estimate.undefined(Reasons.EQUAL_RATINGS) : correlation(anova);
  }

  @Override
  public final Optional<Analytic<?>> analytic() {
    return Optional.of(this);
  }

  @Override
  public final String method() {
    return "F";
  }

  @Override
  public final Limits interval(RaterTally tally, Scale scale, double level) {
    OneWay anova = OneWay.of(tally);
    if (anova == null || !(estimate(tally, scale) instanceof Estimate.Value)) {
      return Limits.none(Limits.UNDEFINED);
    }
    if (anova.within() == 0) {
      return Limits.none("no item's ratings differ, so F is infinite");
    }
    double f = anova.between() / anova.within();
    double p = (1 + level) / 2;
    double above = anova.items() - 1;
    double below = anova.ratings() - anova.items();
    double low = correlation(f / quantile(above, below, p), anova.size());
    double high = correlation(f * quantile(below, above, p), anova.size());
    // Where F is near 0 and panels are hardly larger than one, the transformation does not rise
    return Double.isFinite(low) && Double.isFinite(high) && low <= high
        ? Limits.of(low, high)
        : Limits.none("F is too near 0 for panels so small");
  }

  /** Quantile of F. */
  static double quantile(double above, double below, double p) {
    return FDistribution.of(above, below).inverseCumulativeProbability(p);
  }

  /**
   * One-way analysis of variance: ratings within items. All sums are made of exact terms that are
   * not negative, so nothing cancels; squares are in squared steps of the scale.
   *
   * @param items a
   * @param ratings N
   * @param size k0 = (N - Σm²/N) / (a - 1) of panel sizes m, which is m where all are equal
   *     (Searle, Casella &amp; McCulloch 1992, doi:10.1002/9780470316856)
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
}
