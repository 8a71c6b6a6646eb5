package org.attune.statistic;

import java.util.Optional;

/**
 * Agreement of the mean rating of raters drawn at random, the same for every item: ICC(2,k) of
 * Shrout &amp; Fleiss, ICC(A,k) of McGraw &amp; Wong, ICC2k of psych and pingouin. (MSB - MSE) /
 * (MSB + (MSJ - MSE) / n) of n items, at most 1.
 *
 * <p>Items that not every rater rated are left out. Undefined with fewer than two raters or fewer
 * than two complete items, if all ratings are equal, or if the divisor, the estimated variance of
 * the items' mean ratings, is not above 0.
 *
 * <p>The limits are those of {@link Icc2} carried over by the Spearman-Brown formula, as in psych
 * and McGraw &amp; Wong; irr 0.84.1 has a factor k too many.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30.
 */
@Named("intraclass correlation ICC(2,k), two-way random effects, absolute agreement, mean rating")
public final class Icc2k extends TwoWayIcc {

  @Override
  Estimate correlation(TwoWayIcc.TwoWay anova) {
    double variance = variance(anova);
    return variance > 0
        ? Estimate.of((anova.between() - anova.error()) / variance)
        : Estimate.undefined(NO_VARIANCE);
  }

  /** MSB + (MSJ - MSE) / n: k times the estimated variance of the items' mean ratings. */
  private static double variance(TwoWayIcc.TwoWay anova) {
    return anova.between() + Icc2.severity(anova) / anova.raters();
  }

  @Override
  Optional<Estimate.Interval> limits(TwoWayIcc.TwoWay anova, double p) {
    double k = anova.raters();
    return Icc2.singleLimits(anova, p)
        .filter(single -> variance(anova) > 0 && 1 + (k - 1) * single.low() > 0)
        .map(
            single ->
                new Estimate.Interval(
                    k * single.low() / (1 + (k - 1) * single.low()),
                    k * single.high() / (1 + (k - 1) * single.high())));
  }
}
