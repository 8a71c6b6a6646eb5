package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * Intraclass correlation of a single rating, ICC(1,1), by restricted maximum likelihood: the share
 * σ²(item) / (σ²(item) + σ²(rest)) of the mixed model with random items, from 0 to 1. Equals {@link
 * Icc1} where panels are equal and that is not negative; with unequal panels it weighs items as
 * their sizes deserve, and it cannot be negative. What lme4 gives for {@code y ~ 1 + (1|item)}.
 *
 * <p>With γ = σ²(item) / σ²(rest), w = m / (1 + m γ) for an item with m ratings and μ the mean of
 * item means weighted by w, the greatest of -½ [(N - 1) log(SSW + Σ w (mean - μ)²) + Σ log(1 + m γ)
 * + log Σ w] is sought on a grid of correlations γ / (1 + γ) and then where the derivative changes
 * its sign.
 *
 * <p>Every rating counts. Undefined with fewer than two items, if no item has two ratings, or if
 * all ratings are equal; 1 if ratings differ between items only.
 *
 * <p>Patterson &amp; Thompson (1971), Biometrika 58, 545-554, doi:10.1093/biomet/58.3.545. The
 * two-way mixed model is left out: it needs the ratings themselves, not sums.
 */
@Cites("patterson1971")
@Named(
    "intraclass correlation ICC(1,1), one-way random effects, single rating, by restricted maximum likelihood")
public final class Icc1Reml implements Statistic<RaterTally> {

  private static final int GRID = 64;
  private static final int HALVINGS = 60;

  @Override
  public Tallier<RaterTally> tallier() {
    return RaterTally.PANELS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public Estimate estimate(RaterTally tally, Scale scale) {
    OneWay anova = OneWay.of(tally);
    if (anova == null) {
      return OneWay.undefined(tally);
    }
    if (anova.within() == 0) {
      return anova.constant() ? Estimate.undefined(Reasons.EQUAL_RATINGS) : Estimate.of(1);
    }
    RemlLikelihood likelihood = new RemlLikelihood(tally, anova);
    int best = 0;
    for (int i = 1; i < GRID; i++) {
      best = likelihood.at((double) i / GRID) > likelihood.at((double) best / GRID) ? i : best;
    }
    double low = Math.max(0, best - 1) / (double) GRID;
    double high = (best + 1) / (double) GRID;
    if (best == 0 && likelihood.slope(0) <= 0) {
      return Estimate.of(0);
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (likelihood.slope(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Estimate.of((low + high) / 2);
  }
}
