package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;

/**
 * Kappa with quadratic weights: 1 - &Sigma; w o / &Sigma; w e with w = (x - y)&sup2;, o the
 * observed shares, e those expected from the margins; at most 1, 0 at chance (Cohen 1968,
 * doi:10.1037/h0026256). It equals Lin's concordance correlation of the values; for the intraclass
 * correlation see Fleiss &amp; Cohen 1973 (doi:10.1177/001316447303300309).
 *
 * <p>The distance is that of the scale's <em>values</em>, whether the categories between occur or
 * not, as in scikit-learn with all values as {@code labels}. Tools that take ranks among the
 * occurring categories (scikit-learn without {@code labels}, psych, vcd) differ as soon as a
 * category does not occur: {@link QuadraticRankKappa}.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
@Cites({"cohen1968", "geary1935"})
@Named("Cohen's kappa with quadratic weights")
@Symmetric
public class QuadraticKappa extends WeightedKappa {

  @Override
  double weight(double difference) {
    return difference * difference;
  }

  /** n (x - mean y)&sup2; + S<sub>y</sub>, S the sum of squared deviations. */
  @Override
  double[] weights(double[] from, double[] to, long[] counts) {
    double n = 0;
    double sum = 0;
    for (int j = 0; j < to.length; j++) {
      n += counts[j];
      sum += counts[j] * to[j];
    }
    double mean = sum / n;
    double deviations = 0;
    for (int j = 0; j < to.length; j++) {
      deviations += counts[j] * weight(to[j] - mean);
    }
    double[] sums = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      sums[i] = n * weight(from[i] - mean) + deviations;
    }
    return sums;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return Tails.allowed(super.footing(whole, scale), Tails.ratio(whole), scale);
  }
}
