package org.attune.statistic;

import java.util.stream.IntStream;

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
   * Sums of what lies below and above go from one category to the next, so nothing cancels, and the
   * result is 0 exactly where no other category has a mass.
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
