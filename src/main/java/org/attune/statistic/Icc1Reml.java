package org.attune.statistic;

import java.math.BigInteger;
import java.util.Arrays;
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
    "intraclass correlation ICC(1,1), one-way random effects, single rating, by restricted maximum"
        + " likelihood")
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
    OneWayIcc.OneWay anova = OneWayIcc.OneWay.of(tally);
    if (anova == null) {
      return OneWayIcc.OneWay.undefined(tally);
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

  /**
   * Restricted likelihood of the mixed model with random items, as a function of the intraclass
   * correlation ρ alone: mean and variance of the rest are at their best for each ρ. See {@link
   * Icc1Reml} for the formula.
   */
  private static final class RemlLikelihood {

    private final long ratings;
    private final double within;

    /**
     * By panel size: the size, items, mean rating less that of all, Σ (item mean - their mean)².
     */
    private final double[] sizes;

    private final double[] items;
    private final double[] means;
    private final double[] spreads;

    RemlLikelihood(RaterTally tally, OneWayIcc.OneWay anova) {
      int[] used = Arrays.stream(tally.sizes()).filter(m -> tally.items(m) > 0).toArray();
      ratings = anova.ratings();
      within = anova.within() * (anova.ratings() - anova.items());
      sizes = new double[used.length];
      items = new double[used.length];
      means = new double[used.length];
      spreads = new double[used.length];
      BigInteger total = OneWayIcc.OneWay.total(tally);
      for (int i = 0; i < used.length; i++) {
        double m = used[i];
        double n = tally.items(used[i]);
        sizes[i] = m;
        items[i] = n;
        means[i] =
            OneWayIcc.OneWay.shift(tally, used[i], total, ratings).doubleValue()
                / (ratings * n * m);
        spreads[i] = OneWayIcc.OneWay.spread(tally, used[i]) / (n * m * m);
      }
    }

    /** Twice the logarithm of the likelihood, but for a constant. */
    double at(double correlation) {
      double ratio = correlation / (1 - correlation);
      double logs = 0;
      double weights = 0;
      for (int i = 0; i < sizes.length; i++) {
        logs += items[i] * StrictMath.log1p(sizes[i] * ratio);
        weights += items[i] * weight(i, ratio);
      }
      double squares = within + squares(ratio, 1);
      return -(ratings - 1) * StrictMath.log(squares) - logs - StrictMath.log(weights);
    }

    /** Twice the derivative of the logarithm by σ²(item) / σ²(rest). */
    double slope(double correlation) {
      double ratio = correlation / (1 - correlation);
      double weights = 0;
      double squaredWeights = 0;
      for (int i = 0; i < sizes.length; i++) {
        double weight = weight(i, ratio);
        weights += items[i] * weight;
        squaredWeights += items[i] * weight * weight;
      }
      return (ratings - 1) * squares(ratio, 2) / (within + squares(ratio, 1))
          - weights
          + squaredWeights / weights;
    }

    /** Σ w^power (item mean - μ)². */
    private double squares(double ratio, int power) {
      double weights = 0;
      double sum = 0;
      for (int i = 0; i < sizes.length; i++) {
        weights += items[i] * weight(i, ratio);
        sum += items[i] * weight(i, ratio) * means[i];
      }
      double mean = sum / weights;
      double squares = 0;
      for (int i = 0; i < sizes.length; i++) {
        double weight = weight(i, ratio);
        double shift = means[i] - mean;
        squares +=
            (power == 1 ? weight : weight * weight) * (spreads[i] + items[i] * shift * shift);
      }
      return squares;
    }

    private double weight(int i, double ratio) {
      return sizes[i] / (1 + sizes[i] * ratio);
    }
  }
}
