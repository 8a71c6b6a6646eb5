package org.attune.statistic;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * An intraclass correlation of the two-way model, in which the same raters rate every item. By
 * analysis of variance, so only complete items count: those that every rater of the cell rated, as
 * in psych ({@code lmer=FALSE}) and irr. Fits ordered scales.
 */
@Cites({"mcgraw1996", "shrout1979"})
abstract class TwoWayIcc implements Statistic<RaterTally>, Analytic<RaterTally> {

  /** Why there is no reliability of a mean where items differ no more than by chance. */
  static final String NO_VARIANCE = "the variance of the items' mean ratings is estimated as 0";

  /** The correlation; ratings are not all equal. */
  abstract Estimate correlation(TwoWay anova);

  /**
   * The limits; ratings differ between items and within.
   *
   * @param p the two-sided probability, .975 for 95 %
   */
  abstract Optional<Estimate.Interval> limits(TwoWay anova, double p);

  @Override
  public final Tallier<RaterTally> tallier() {
    return RaterTally.RATERS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.agreementUnderOne();
  }

  @Override
  public final Estimate estimate(RaterTally tally, Scale scale) {
    TwoWay anova = TwoWay.of(tally);
    if (anova == null) {
      return TwoWay.undefined(tally);
    }
    return anova.constant() ? Estimate.undefined(Reasons.EQUAL_RATINGS) : correlation(anova);
  }

  @Override
  public final String missing() {
    return "items that not every rater rated are left out";
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
    TwoWay anova = TwoWay.of(tally);
    if (anova == null || !(estimate(tally, scale) instanceof Estimate.Value)) {
      return Limits.none(Limits.UNDEFINED);
    }
    if (anova.between() == 0 || anova.error() == 0) {
      return Limits.none(
          anova.error() == 0
              ? "ratings differ by item and rater alone, so F is infinite"
              : "all items have the same mean rating, so F is 0");
    }
    return limits(anova, (1 + level) / 2)
        .filter(limits -> Double.isFinite(limits.low()) && Double.isFinite(limits.high()))
        .filter(limits -> limits.low() <= limits.high())
        .map(limits -> Limits.of(limits.low(), limits.high()))
        .orElse(Limits.none("the formula's limits are not finite"));
  }

  @Override
  public final ToLongFunction<RaterTally> carrying(RaterTally whole) {
    int raters = TwoWay.raters(whole);
    return part -> part.items(raters);
  }
}
