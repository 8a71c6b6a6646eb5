package org.attune.statistic;

/**
 * Kappa with quadratic weights: 1 - &Sigma; w o / &Sigma; w e with w = (x - y)&sup2;, o the
 * observed shares, e those expected from the margins; at most 1, 0 at chance (Cohen 1968,
 * doi:10.1037/h0026256). It equals Lin's concordance correlation of the values; for the intraclass
 * correlation see Fleiss &amp; Cohen 1973 (doi:10.1177/001316447303300309).
 *
 * <p>The distance is that of the scale's <em>values</em>, whether the categories between occur or
 * not, as in scikit-learn with all values as {@code labels}. Tools that take ranks among the
 * occurring categories (scikit-learn without {@code labels}, psych, vcd) differ as soon as a
 * category does not occur. Rank weights are those of an ordinal scale whose values are its ranks.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
public final class QuadraticKappa extends WeightedKappa {

  @Override
  double weight(double difference) {
    return difference * difference;
  }

  /**
   * n (S<sub>x</sub> + S<sub>y</sub>) + n&sup2; (mean x - mean y)&sup2;, S the sums of squared
   * deviations.
   */
  @Override
  double expected(double[] x, double[] y, Margins margins) {
    double n = margins.items();
    double meanX = mean(x, margins.rows(), n);
    double meanY = mean(y, margins.columns(), n);
    double deviations =
        deviations(x, margins.rows(), meanX) + deviations(y, margins.columns(), meanY);
    return n * deviations + n * n * weight(meanX - meanY);
  }

  private static double mean(double[] values, long[] counts, double n) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
    }
    return sum / n;
  }

  private double deviations(double[] values, long[] counts, double mean) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * weight(values[i] - mean);
    }
    return sum;
  }
}
