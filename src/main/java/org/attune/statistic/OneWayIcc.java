package org.attune.statistic;

import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * An intraclass correlation of the one-way model, in which each item has raters of its own and
 * raters cannot be told from error; every rating counts, and items may differ in their number of
 * ratings. Fits ordered scales.
 *
 * <p>The interval is by the F distribution of MSB / MSW with a - 1 and N - a degrees of freedom,
 * exact for normal ratings and equal panels, else near.
 */
@Cites({"mcgraw1996", "searle1992", "shrout1979"})
abstract class OneWayIcc implements Statistic<RaterTally>, Analytic<RaterTally> {

  /** The correlation; ratings are not all equal. */
  abstract Estimate correlation(OneWay anova);

  /**
   * The correlation where MSB / MSW is {@code f}.
   *
   * @param size k0
   */
  abstract double correlation(double f, double size);

  @Override
  public final Tallier<RaterTally> tallier() {
    return RaterTally.PANELS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.agreementUnderOne();
  }

  @Override
  public final Estimate estimate(RaterTally tally, Scale scale) {
    OneWay anova = OneWay.of(tally);
    if (anova == null) {
      return OneWay.undefined(tally);
    }
    return anova.constant() ? Estimate.undefined(Reasons.EQUAL_RATINGS) : correlation(anova);
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
    OneWay anova = OneWay.of(tally);
    if (anova == null || !(estimate(tally, scale) instanceof Estimate.Value)) {
      return Limits.none(Limits.UNDEFINED);
    }
    if (anova.within() == 0) {
      return Limits.none("no item's ratings differ, so F is infinite");
    }
    double f = anova.between() / anova.within();
    double p = (1 + level) / 2;
    double above = anova.items() - 1;
    double below = anova.ratings() - anova.items();
    double low = correlation(f / quantile(above, below, p), anova.size());
    double high = correlation(f * quantile(below, above, p), anova.size());
    // Where F is near 0 and panels are hardly larger than one, the transformation does not rise
    return Double.isFinite(low) && Double.isFinite(high) && low <= high
        ? Limits.of(low, high)
        : Limits.none("F is too near 0 for panels so small");
  }

  /** Quantile of F. */
  static double quantile(double above, double below, double p) {
    return FDistribution.of(above, below).inverseCumulativeProbability(p);
  }
}
