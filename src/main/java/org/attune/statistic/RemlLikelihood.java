package org.attune.statistic;

import java.math.BigInteger;
import java.util.Arrays;
import org.attune.tally.RaterTally;

/**
 * Restricted likelihood of the mixed model with random items, as a function of the intraclass
 * correlation ρ alone: mean and variance of the rest are at their best for each ρ. See {@link
 * Icc1Reml} for the formula.
 */
final class RemlLikelihood {

  private final long ratings;
  private final double within;

  /** By panel size: the size, items, mean rating less that of all, Σ (item mean - their mean)². */
  private final double[] sizes;

  private final double[] items;
  private final double[] means;
  private final double[] spreads;

  RemlLikelihood(RaterTally tally, OneWay anova) {
    int[] used = Arrays.stream(tally.sizes()).filter(m -> tally.items(m) > 0).toArray();
    ratings = anova.ratings();
    within = anova.within() * (anova.ratings() - anova.items());
    sizes = new double[used.length];
    items = new double[used.length];
    means = new double[used.length];
    spreads = new double[used.length];
    BigInteger total = OneWay.total(tally);
    for (int i = 0; i < used.length; i++) {
      double m = used[i];
      double n = tally.items(used[i]);
      sizes[i] = m;
      items[i] = n;
      means[i] = OneWay.shift(tally, used[i], total, ratings).doubleValue() / (ratings * n * m);
      spreads[i] = OneWay.spread(tally, used[i]) / (n * m * m);
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
      squares += (power == 1 ? weight : weight * weight) * (spreads[i] + items[i] * shift * shift);
    }
    return squares;
  }

  private double weight(int i, double ratio) {
    return sizes[i] / (1 + sizes[i] * ratio);
  }
}
