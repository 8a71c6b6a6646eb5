package org.attune.statistic;

import java.util.Optional;
import org.attune.Cites;

/**
 * Consistency of the mean rating of these very raters, their severity set aside: ICC(3,k) of Shrout
 * &amp; Fleiss, ICC(C,k) of McGraw &amp; Wong, ICC3k of psych and pingouin; Cronbach's alpha of the
 * raters (Cronbach 1951, doi:10.1007/BF02310555). (MSB - MSE) / MSB, at most 1, without lower
 * bound.
 *
 * <p>Items that not every rater rated are left out. Undefined with fewer than two raters or fewer
 * than two complete items, or if all items have the same mean.
 *
 * <p>Shrout &amp; Fleiss (1979), Psychological Bulletin 86, 420-428,
 * doi:10.1037/0033-2909.86.2.420; McGraw &amp; Wong (1996), Psychological Methods 1, 30-46,
 * doi:10.1037/1082-989X.1.1.30, also for the F limits.
 */
@Cites({"cronbach1951", "mcgraw1996", "shrout1979"})
@Named("intraclass correlation ICC(3,k), two-way mixed effects, consistency, mean rating")
public final class Icc3k extends TwoWayIcc {

  @Override
  Estimate correlation(TwoWayIcc.TwoWay anova) {
    return Estimate.ratio(anova.between() - anova.error(), anova.between(), NO_VARIANCE);
  }

  @Override
  Optional<Estimate.Interval> limits(TwoWayIcc.TwoWay anova, double p) {
    Estimate.Interval f = Icc3.ratios(anova, p);
    return Optional.of(new Estimate.Interval(1 - 1 / f.low(), 1 - 1 / f.high()));
  }
}
