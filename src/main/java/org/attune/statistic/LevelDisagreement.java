package org.attune.statistic;

import java.util.stream.IntStream;

/**
 * Disagreement &delta;&sup2; at a level of measurement, without a closed form: the square of the
 * number of categories.
 *
 * @param level the level
 * @param at where each of the categories lies
 */
record LevelDisagreement(Level level, double[] at) implements Disagreement {

  @Override
  public double between(int one, int other) {
    return level.squaredDifference(at[one], at[other]);
  }

  @Override
  public LevelDisagreement of(int[] places) {
    return new LevelDisagreement(
        level, IntStream.of(places).mapToDouble(place -> at[place]).toArray());
  }

  @Override
  public double[] from(double[] masses) {
    double[] from = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        from[i] += masses[j] * between(i, j);
      }
    }
    return from;
  }
}
