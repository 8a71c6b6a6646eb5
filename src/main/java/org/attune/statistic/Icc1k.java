package org.attune.statistic;

/**
 * Intraclass correlation of the mean rating of an item where each item has raters of its own:
 * ICC(1,k) of Shrout &amp; Fleiss, ICC(k) of McGraw &amp; Wong, ICC1k of psych and pingouin. (MSB -
 * MSW) / MSB, at most 1, without lower bound. With unequal panels it is about the mean of as many
 * ratings as an item has on average.
 *
 * <p>Every rating counts. Undefined with fewer than two items, if no item has two ratings, if all
 * ratings are equal, or if all items have the same mean.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30.
 */
@Named("intraclass correlation ICC(1,k), one-way random effects, mean rating")
public final class Icc1k extends OneWayIcc {

  @Override
  Estimate correlation(OneWayIcc.OneWay anova) {
    return Estimate.ratio(
        anova.between() - anova.within(), anova.between(), "all items have the same mean rating");
  }

  @Override
  double correlation(double f, double size) {
    return 1 - 1 / f;
  }
}
