package org.attune.statistic;

/**
 * Kappa with linear weights: 1 - &Sigma; w o / &Sigma; w e with w = |x - y|, o the observed shares,
 * e those expected from the margins; at most 1, 0 at chance (Cohen 1968, doi:10.1037/h0026256).
 *
 * <p>The distance is that of the scale's <em>values</em>, whether the categories between occur or
 * not, as in scikit-learn with all values as {@code labels}. Tools that take ranks among the
 * occurring categories (scikit-learn without {@code labels}, psych, vcd) differ as soon as a
 * category does not occur. Rank weights are those of an ordinal scale whose values are its ranks.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
public final class LinearKappa extends WeightedKappa {

  @Override
  double weight(double difference) {
    return Math.abs(difference);
  }

  /**
   * The integral over t of R(t) (n - C(t)) + C(t) (n - R(t)), R and C the items with value at most
   * t.
   */
  @Override
  double expected(double[] x, double[] y, Margins margins) {
    double n = margins.items();
    double sum = 0;
    double rows = 0;
    double columns = 0;
    double at = 0;
    for (int i = 0, j = 0; i < x.length || j < y.length; ) {
      boolean row = j == y.length || i < x.length && x[i] <= y[j];
      double next = row ? x[i] : y[j];
      sum += (next - at) * (rows * (n - columns) + columns * (n - rows));
      at = next;
      if (row) {
        rows += margins.rows()[i++];
      } else {
        columns += margins.columns()[j++];
      }
    }
    return sum;
  }
}
