package org.attune.statistic;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * An intraclass correlation of the two-way model, in which the same raters rate every item. By
 * analysis of variance, so only complete items count: those that every rater of the cell rated, as
 * in psych ({@code lmer=FALSE}) and irr. Fits ordered scales.
 */
@Cites({"mcgraw1996", "shrout1979"})
abstract class TwoWayIcc implements Statistic<RaterTally>, Analytic<RaterTally> {

  /** Why there is no reliability of a mean where items differ no more than by chance. */
  static final String NO_VARIANCE = "the variance of the items' mean ratings is estimated as 0";

  /** The correlation; ratings are not all equal. */
  abstract Estimate correlation(TwoWay anova);

  /**
   * The limits; ratings differ between items and within.
   *
   * @param p the two-sided probability, .975 for 95 %
   */
  abstract Optional<Estimate.Interval> limits(TwoWay anova, double p);

  @Override
  public final Tallier<RaterTally> tallier() {
    return RaterTally.RATERS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.agreementUnderOne();
  }

  @Override
  public final Estimate estimate(RaterTally tally, Scale scale) {
    TwoWay anova = TwoWay.of(tally);
    if (anova == null) {
      return TwoWay.undefined(tally);
    }
    return anova.constant() ? Estimate.undefined(Reasons.EQUAL_RATINGS) : correlation(anova);
  }

  @Override
  public final String missing() {
    return "items that not every rater rated are left out";
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
    TwoWay anova = TwoWay.of(tally);
    if (anova == null || !(estimate(tally, scale) instanceof Estimate.Value)) {
      return Limits.none(Limits.UNDEFINED);
    }
    if (anova.between() == 0 || anova.error() == 0) {
      return Limits.none(
          anova.error() == 0
              ? "ratings differ by item and rater alone, so F is infinite"
              : "all items have the same mean rating, so F is 0");
    }
    return limits(anova, (1 + level) / 2)
        .filter(limits -> Double.isFinite(limits.low()) && Double.isFinite(limits.high()))
        .filter(limits -> limits.low() <= limits.high())
        .map(limits -> Limits.of(limits.low(), limits.high()))
        .orElse(Limits.none("the formula's limits are not finite"));
  }

  @Override
  public final ToLongFunction<RaterTally> carrying(RaterTally whole) {
    int raters = TwoWay.raters(whole);
    return part -> part.items(raters);
  }

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
}
