package org.attune.statistic;

import java.util.Optional;

/**
 * Agreement of single ratings by raters drawn at random, the same for every item: ICC(2,1) of
 * Shrout &amp; Fleiss, ICC(A,1) of McGraw &amp; Wong, ICC2 of psych and pingouin. (MSB - MSE) /
 * (MSB + (k - 1) MSE + k (MSJ - MSE) / n) of n items and k raters, at most 1. Unlike {@link Icc3}
 * it counts it as disagreement where one rater is more severe than another.
 *
 * <p>Items that not every rater rated are left out. Undefined with fewer than two raters or fewer
 * than two complete items, if all ratings are equal, or if neither items nor raters differ in their
 * means.
 *
 * <p>The limits are those of McGraw &amp; Wong with Satterthwaite's degrees of freedom.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30.
 */
@Named("intraclass correlation ICC(2,1), two-way random effects, absolute agreement, single rating")
public final class Icc2 extends TwoWayIcc {

  @Override
  Estimate correlation(TwoWayIcc.TwoWay anova) {
    return Estimate.ratio(
        anova.between() - anova.error(),
        anova.between() + (anova.raters() - 1) * anova.error() + severity(anova),
        "neither items nor raters differ in their mean ratings");
  }

  /** k (MSJ - MSE) / n: k times the variance of the raters' severity. */
  static double severity(TwoWayIcc.TwoWay anova) {
    return anova.raters() * (anova.judges() - anova.error()) / anova.items();
  }

  @Override
  Optional<Estimate.Interval> limits(TwoWayIcc.TwoWay anova, double p) {
    return singleLimits(anova, p);
  }

  /** Limits of a single rating. */
  static Optional<Estimate.Interval> singleLimits(TwoWayIcc.TwoWay anova, double p) {
    double n = anova.items();
    double k = anova.raters();
    double b = anova.between();
    double e = anova.error();
    double others = k * anova.judges() + (k * n - k - n) * e;
    double icc = (b - e) / (b + (k - 1) * e + severity(anova));
    double judges = k * icc * anova.judges() / e;
    double rest = n * (1 + (k - 1) * icc) - k * icc;
    double freedom =
        (k - 1)
            * (n - 1)
            * (judges + rest)
            * (judges + rest)
            / ((n - 1) * judges * judges + rest * rest);
    if (!(freedom > 0)) {
      return Optional.empty();
    }
    double low = OneWayIcc.quantile(n - 1, freedom, p);
    double high = OneWayIcc.quantile(freedom, n - 1, p);
    return Optional.of(
        new Estimate.Interval(
            n * (b / low - e) / (others + n * b / low),
            n * (high * b - e) / (others + n * high * b)));
  }
}
