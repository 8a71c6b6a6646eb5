package org.attune.statistic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * How much raters differ in severity, in units of the scale, 0 or more: the standard deviation,
 * over raters, of each rater's mean difference from the others, y - (T - y) / (m - 1) for a rating
 * y of an item with m ratings that sum up to T. Fits ordered scales.
 *
 * <p>Severity, or leniency, is the tendency to rate lower, or higher, than others do (Saal, Downey
 * &amp; Lahey 1980, Psychological Bulletin 88, 413-428, doi:10.1037/0033-2909.88.2.413). This plain
 * definition is ours. Many-facet Rasch models (Linacre 1989, Many-Facet Rasch Measurement, ISBN
 * 978-0-941938-02-0) estimate it on a logit scale, with items and raters at once; here a rater's
 * severity is seen against those who happened to rate the same items, and each rater weighs the
 * same, so raters of few items make the spread look larger.
 *
 * <p>Ratings may be missing: each rater is compared on the items he or she rated with somebody
 * else. Undefined if no two raters did so or raters are not known.
 */
@Cites("saal1980")
@Named("standard deviation of raters' severity")
public final class RaterSeverity implements Statistic<RaterTally> {

  /** Ratings raters must have on average for an interval. */
  private static final long OF_INTERVAL = 100;

  /** Far more than a double holds, so that only the last step rounds. */
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  @Override
  public Tallier<RaterTally> tallier() {
    return RaterTally.RATERS;
  }

  /** Chance alone makes raters of few ratings differ. */
  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    SortedMap<Integer, Long> ratings = new TreeMap<>();
    whole.forEachRater((m, rater, own, sum, panel) -> ratings.merge(rater, own, Long::sum));
    long mean =
        ratings.values().stream().mapToLong(Long::longValue).sum() / Math.max(1, ratings.size());
    return mean < OF_INTERVAL
        ? Footing.none("%d ratings a rater on average, it takes %d".formatted(mean, OF_INTERVAL))
        : Footing.in(Range.POSITIVE);
  }

  @Override
  public String missing() {
    return "each rater is compared on the items rated with somebody else";
  }

  @Override
  public Estimate estimate(RaterTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined(Reasons.NO_KNOWN_RATERS);
    }
    SortedMap<Integer, Severity> raters = new TreeMap<>();
    tally.forEachRater(
        (m, rater, ratings, own, panel) -> {
          if (m > 1) {
            raters.merge(rater, Severity.of(m, ratings, own, panel), Severity::plus);
          }
        });
    if (raters.isEmpty()) {
      return Estimate.undefined(Reasons.NO_PAIRS);
    }
    double[] means = raters.values().stream().mapToDouble(Severity::mean).toArray();
    double mean = 0;
    for (double each : means) {
      mean += each / means.length;
    }
    double squares = 0;
    for (double each : means) {
      squares += (each - mean) * (each - mean);
    }
    return Estimate.of(Math.sqrt(squares / (means.length - 1)) * scale.spacing() / Scale.UNIT);
  }

  /**
   * Differences of one rater from the others.
   *
   * @param ratings how many
   * @param differences their sum, in steps of the scale
   */
  private record Severity(long ratings, BigDecimal differences) {

    /** Σ (y - (T - y) / (m - 1)) = (m Σy - ΣT) / (m - 1). */
    static Severity of(int m, long ratings, BigInteger own, BigInteger panel) {
      BigInteger sum = own.multiply(BigInteger.valueOf(m)).subtract(panel);
      return new Severity(ratings, new BigDecimal(sum).divide(BigDecimal.valueOf(m - 1L), DIGITS));
    }

    Severity plus(Severity other) {
      return new Severity(ratings + other.ratings, differences.add(other.differences, DIGITS));
    }

    double mean() {
      return differences.divide(BigDecimal.valueOf(ratings), DIGITS).doubleValue();
    }
  }

  @Override
  public ToLongFunction<RaterTally> carrying(RaterTally whole) {
    return RaterTally::paired;
  }
}
