package org.attune.statistic;

/**
 * Kappa with linear weights: 1 - &Sigma; w o / &Sigma; w e with w = |x - y|, o the observed shares,
 * e those expected from the margins; at most 1, 0 at chance (Cohen 1968, doi:10.1037/h0026256).
 *
 * <p>The distance is that of the scale's <em>values</em>, whether the categories between occur or
 * not, as in scikit-learn with all values as {@code labels}. Tools that take ranks among the
 * occurring categories (scikit-learn without {@code labels}, psych, vcd) differ as soon as a
 * category does not occur: {@link LinearRankKappa}.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
@Named("Cohen's kappa with linear weights")
@Symmetric
public class LinearKappa extends WeightedKappa {

  @Override
  double weight(double difference) {
    return Math.abs(difference);
  }

  /**
   * In two sweeps: the items below grow more distant from place to place, and so do those above.
   */
  @Override
  double[] weights(double[] from, double[] to, long[] counts) {
    double[] sums = new double[from.length];
    double items = 0;
    double distance = 0;
    double at = 0;
    for (int i = 0, j = 0; i < from.length; i++) {
      for (; j < to.length && to[j] <= from[i]; j++) {
        distance += (to[j] - at) * items;
        items += counts[j];
        at = to[j];
      }
      sums[i] = distance + (from[i] - at) * items;
    }
    items = 0;
    distance = 0;
    for (int i = from.length - 1, j = to.length - 1; i >= 0; i--) {
      for (; j >= 0 && to[j] > from[i]; j--) {
        distance += (at - to[j]) * items;
        items += counts[j];
        at = to[j];
      }
      sums[i] += distance + (at - from[i]) * items;
    }
    return sums;
  }
}
