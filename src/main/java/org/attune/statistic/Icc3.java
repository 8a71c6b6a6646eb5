package org.attune.statistic;

import java.util.Optional;

/**
 * Consistency of single ratings by these very raters, their severity set aside: ICC(3,1) of Shrout
 * &amp; Fleiss, ICC(C,1) of McGraw &amp; Wong, ICC3 of psych and pingouin. (MSB - MSE) / (MSB + (k
 * - 1) MSE) of n items and k raters, from -1/(k - 1) to 1.
 *
 * <p>Items that not every rater rated are left out. Undefined with fewer than two raters or fewer
 * than two complete items, or if raters differ by their severity alone.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30, also for the F limits.
 */
@Named("intraclass correlation ICC(3,1), two-way mixed effects, consistency, single rating")
public final class Icc3 extends TwoWayIcc {

  @Override
  Estimate correlation(TwoWayIcc.TwoWay anova) {
    return Estimate.ratio(
        anova.between() - anova.error(),
        anova.between() + (anova.raters() - 1) * anova.error(),
        "each rater gives all items the same rating");
  }

  @Override
  Optional<Estimate.Interval> limits(TwoWayIcc.TwoWay anova, double p) {
    Estimate.Interval f = ratios(anova, p);
    double k = anova.raters();
    return Optional.of(
        new Estimate.Interval(
            (f.low() - 1) / (f.low() + k - 1), (f.high() - 1) / (f.high() + k - 1)));
  }

  /** Limits of the ratio of expected mean squares of items and error. */
  static Estimate.Interval ratios(TwoWayIcc.TwoWay anova, double p) {
    double f = anova.between() / anova.error();
    double above = anova.items() - 1;
    double below = above * (anova.raters() - 1);
    return new Estimate.Interval(
        f / OneWayIcc.quantile(above, below, p), f * OneWayIcc.quantile(below, above, p));
  }
}
