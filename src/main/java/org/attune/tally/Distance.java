package org.attune.tally;

/**
 * How far a model's distribution q is from the people's distribution p over the same categories, on
 * one item. Both sum to 1; logarithms are natural; 0 ln 0 = 0.
 */
public final class Distance {

  /** What q is raised to in a cross-entropy, which is infinite where p &gt; 0 = q. */
  static final double FLOOR = 1e-12;

  private Distance() {}

  /** -Σ p ln max(q, 10<sup>-12</sup>); q is not normalised again. */
  public static double crossEntropy(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum -= p[i] > 0 ? p[i] * StrictMath.log(Math.max(q[i], FLOOR)) : 0;
    }
    return sum;
  }

  /** -Σ p ln p. */
  public static double entropy(double[] p) {
    double sum = 0;
    for (double share : p) {
      sum -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return sum;
  }

  /** ½ Σ p ln(p / m) + ½ Σ q ln(q / m) with m = (p + q) / 2, in 0 to ln 2. */
  public static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double m = (p[i] + q[i]) / 2;
      sum += p[i] > 0 ? p[i] * StrictMath.log(p[i] / m) : 0;
      sum += q[i] > 0 ? q[i] * StrictMath.log(q[i] / m) : 0;
    }
    return Math.max(0, sum / 2);
  }

  /** Σ |p - q|, in 0 to 2. */
  public static double manhattan(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(p[i] - q[i]);
    }
    return sum;
  }

  /** Σ (p - q)², in 0 to 2. */
  public static double squares(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - q[i]) * (p[i] - q[i]);
    }
    return sum;
  }

  /**
   * Σ |P - Q| (x<sub>i+1</sub> - x<sub>i</sub>) with the cumulative sums P, Q: the least mass times
   * way that turns p into q.
   *
   * @param x where the categories are, rising
   */
  public static double wasserstein(double[] x, double[] p, double[] q) {
    double sum = 0;
    double ahead = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      ahead += p[i] - q[i];
      sum += Math.abs(ahead) * (x[i + 1] - x[i]);
    }
    return sum;
  }
}
