package org.attune.statistic;

import java.math.BigInteger;
import java.util.function.ToLongFunction;
import org.attune.corpus.Scale;
import org.attune.tally.PartRatedTally;
import org.attune.tally.PartRatedTally.Sum;
import org.attune.tally.Tallier;

/**
 * What people would say of all items, from what a model says of all and people of a part, which was
 * drawn at random. y is the mean of an item's ratings, f the model's value; n items are rated, N
 * are not.
 */
abstract class PartRated implements Statistic<PartRatedTally> {

  static final String NO_RATED_PART = "no item has both a rating by people and a model answer";
  static final String ONE_RATED = "only one item has both a rating by people and a model answer";

  @Override
  public Tallier<PartRatedTally> tallier() {
    return PartRatedTally.ITEMS;
  }

  /** Only what people rated tells how far the model is off. */
  @Override
  public final ToLongFunction<PartRatedTally> carrying(PartRatedTally whole) {
    return PartRatedTally::rated;
  }

  /** Why there is no estimate; empty if there is one. */
  static String lacking(PartRatedTally tally) {
    return tally.rated() == 0 ? NO_RATED_PART : tally.rated() == 1 ? ONE_RATED : "";
  }

  /** A sum of values, in units of the scale. */
  static double value(PartRatedTally tally, Sum of) {
    return tally.sum(of).doubleValue() / Scale.UNIT;
  }

  /** The variance of a value from its sums, with divisor n<sup>2</sup>, in squared units. */
  static double variance(BigInteger n, BigInteger squares, BigInteger sum) {
    return n.multiply(squares).subtract(sum.multiply(sum)).doubleValue()
        / n.multiply(n).doubleValue()
        / Scale.UNIT
        / Scale.UNIT;
  }

  /**
   * The weight &lambda; of the model by which the variance of independent items is least: cov(y, f)
   * / ((1 + n / N) var(f)), the covariance that of the rated items with divisor n, the variance
   * that of all with divisor n + N - 1, cut to 0 to 1. 0, which leaves the mean of people, where
   * all items are rated, or the model says the same of all.
   */
  static double weight(PartRatedTally tally) {
    BigInteger n = tally.sum(Sum.RATED);
    BigInteger others = tally.sum(Sum.UNRATED);
    BigInteger all = n.add(others);
    BigInteger f = tally.sum(Sum.F).add(tally.sum(Sum.UNRATED_F));
    BigInteger deviations =
        all.multiply(tally.sum(Sum.FF).add(tally.sum(Sum.UNRATED_FF))).subtract(f.multiply(f));
    if (others.signum() == 0 || deviations.signum() == 0) {
      return 0;
    }
    double covariance =
        n.multiply(tally.sum(Sum.YF))
                .subtract(tally.sum(Sum.Y).multiply(tally.sum(Sum.F)))
                .doubleValue()
            / n.multiply(n).doubleValue();
    double variance =
        deviations.doubleValue() / all.multiply(all.subtract(BigInteger.ONE)).doubleValue();
    double weight = covariance * others.doubleValue() / all.doubleValue() / variance;
    return Math.max(0, Math.min(1, weight));
  }

  /** &lambda; times the model's mean of the others, plus the mean of y - &lambda; f. */
  static double corrected(PartRatedTally tally, double weight) {
    double rated = tally.rated();
    double others = tally.items() - rated;
    double human = value(tally, Sum.Y) / rated;
    return weight == 0
        ? human
        : human + weight * (value(tally, Sum.UNRATED_F) / others - value(tally, Sum.F) / rated);
  }
}
