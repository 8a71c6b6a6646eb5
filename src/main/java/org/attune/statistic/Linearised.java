package org.attune.statistic;

import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.tally.PanelTally;
import org.attune.tally.Tallier;

/**
 * Interval of a coefficient of agreement from the variance of its linearised form: each item has a
 * term x<sub>i</sub>, the mean of the terms is the coefficient, and its variance is that of a mean,
 * &Sigma; (x<sub>i</sub> - mean)&sup2; / (n (n - 1)). Limits by quantiles of t; the upper one is
 * cut at 1, the lower one is not, as in irrCAC. It takes items as independent.
 *
 * <p>Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48,
 * doi:10.1348/000711006X126600; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
 * chapter 5, ISBN 978-0-9708062-8-4.
 *
 * <p>The upper limit is cut where 1 is, as published. The lower one has no such place; where it
 * lies below all that the coefficient can be, the formula does not hold, and none is given.
 */
@Cites({"gwet2008", "gwet2014"})
abstract class Linearised implements Analytic<PanelTally> {

  static final String ONE_ITEM = "only one item has two ratings or more";
  static final String NOT_COUNTED = "panels are not counted where raters are drawn twice";
  static final String NO_VARIANCE = "no item differs from another, so the formula's error is 0";
  static final String MOSTLY_SINGLE =
      "most items have one rating, and the formula takes their lack of a second for variance";
  static final String TOO_LOW = "its lower limit lies below all that the coefficient can be";

  /** What no coefficient of pairs of ratings is below, if chance is estimated from the ratings. */
  static final double LEAST = -1;

  /** An interval narrower than this has no width but for rounding. */
  private static final double ROUNDING = 1e-12;

  @Override
  public final String method() {
    return "linearised t";
  }

  @Override
  public Tallier<PanelTally> tallier() {
    return PanelTally.RATINGS;
  }

  /**
   * The interval; none where there is no variance to speak of.
   *
   * @param least what the coefficient cannot be below
   * @param squares &Sigma; (x<sub>i</sub> - mean)&sup2; over items
   * @param n number of items in that sum
   * @param degrees degrees of freedom
   */
  static Limits around(
      double point, double least, double squares, double n, double degrees, double level) {
    if (n < 2 || degrees < 1) {
      return Limits.none(ONE_ITEM);
    }
    double t = TDistribution.of(degrees).inverseCumulativeProbability((1 + level) / 2);
    double half = t * Math.sqrt(squares / n / (n - 1));
    if (half < ROUNDING) {
      return Limits.none(NO_VARIANCE);
    }
    return point - half < least
        ? Limits.none(TOO_LOW)
        : Limits.of(point - half, Math.min(1, point + half));
  }
}
