package org.attune.statistic;

import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/** How much the categories that occur disagree: 0 for the same, and more the farther apart. */
interface Disagreement {

  /**
   * Disagreement 1 - w of some categories.
   *
   * @param categories rising
   */
  static Disagreement of(Weights weights, Scale scale, int... categories) {
    int last = scale.size() - 1;
    return new WeightedDisagreement(
        weights,
        IntStream.of(categories).mapToDouble(c -> weights.position(scale, c)).toArray(),
        last == 0 ? 1 : weights.position(scale, last) - weights.position(scale, 0));
  }

  /** Disagreement d of two categories by their places among those that occur. */
  double between(int one, int other);

  /**
   * For each category &Sigma; m d over all categories.
   *
   * @param masses m of each category
   */
  double[] from(double[] masses);

  /** The same of some of the categories, by their places. */
  Disagreement of(int[] places);

  /** &Sigma; m m d over all ordered pairs of categories. */
  default double within(double[] masses) {
    return dot(masses, from(masses));
  }

  /** &Sigma; 1 - w over all ordered pairs of the categories the scale offers. */
  static double total(Weights weights, Scale scale) {
    double q = scale.size();
    if (q > 1 && (weights == Weights.IDENTITY || scale instanceof Scale.Interval)) {
      // equal steps h: Σ |i - j| = (q - 1) q (q + 1) / 3, Σ (i - j)² = q times half of it
      double extent = weights.position(scale, scale.size() - 1) - weights.position(scale, 0);
      double h = extent / (q - 1);
      double distances = h * (q - 1) * q * (q + 1) / 3;
      return weights.sum(q * (q - 1), distances, h * distances * q / 2, extent);
    }
    int[] all = IntStream.range(0, scale.size()).toArray();
    return of(weights, scale, all).within(IntStream.of(all).mapToDouble(c -> 1).toArray());
  }

  /** &Sigma; a b. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * Disagreement d = 1 - w.
   *
   * @param weights how d grows with the distance
   * @param at where each of the categories lies, rising
   * @param extent distance of the first and the last category of the scale
   */
  record WeightedDisagreement(Weights weights, double[] at, double extent) implements Disagreement {

    @Override
    public double between(int one, int other) {
      double h = Math.abs(at[one] - at[other]);
      return one == other ? 0 : weights.sum(1, h, h * h, extent);
    }

    @Override
    public WeightedDisagreement of(int[] places) {
      return new WeightedDisagreement(
          weights, IntStream.of(places).mapToDouble(place -> at[place]).toArray(), extent);
    }

    /**
     * Sums of what lies below and above go from one category to the next, so nothing cancels, and
     * the result is 0 exactly where no other category has a mass.
     */
    @Override
    public double[] from(double[] masses) {
      double[] from = new double[at.length];
      sweep(masses, from, 0, 1);
      sweep(masses, from, at.length - 1, -1);
      return from;
    }

    // With h the step from one category to the next: Σ m (x + h)² = Σ m x² + 2 h Σ m x + h² Σ m.
    private void sweep(double[] masses, double[] into, int first, int step) {
      double mass = 0;
      double distance = 0;
      double square = 0;
      for (int i = first + step; i >= 0 && i < at.length; i += step) {
        double h = Math.abs(at[i] - at[i - step]);
        mass += masses[i - step];
        square += h * (2 * distance + h * mass);
        distance += h * mass;
        into[i] += weights.sum(mass, distance, square, extent);
      }
    }
  }
}
