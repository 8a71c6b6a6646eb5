package org.attune.statistic;

/**
 * Intraclass correlation of a single rating where each item has raters of its own: ICC(1,1) of
 * Shrout &amp; Fleiss, ICC(1) of McGraw &amp; Wong, ICC1 of psych and pingouin. (MSB - MSW) / (MSB
 * + (k0 - 1) MSW), at most 1; may be negative and is not cut at 0. With unequal panels k0 is their
 * mean size (N - Σm²/N) / (a - 1).
 *
 * <p>Every rating counts. Undefined with fewer than two items, if no item has two ratings, or if
 * all ratings are equal.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30. The analysis of variance is followed, not the mixed model that
 * psych takes by default ({@link Icc1Reml}).
 */
@Named("intraclass correlation ICC(1,1), one-way random effects, single rating")
public final class Icc1 extends OneWayIcc {

  @Override
  Estimate correlation(OneWayIcc.OneWay anova) {
    double item = anova.between() - anova.within();
    return Estimate.of(item / (anova.between() + (anova.size() - 1) * anova.within()));
  }

  @Override
  double correlation(double f, double size) {
    return (f - 1) / (f + size - 1);
  }
}
