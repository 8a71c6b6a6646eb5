package org.attune.score.lexicon;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The output of a label of a scale, on the scale on which evidence adds up, as a function of the
 * log-odds z of the lexicon's labels that speak for it: z itself of a single one, else
 *
 * <ul>
 *   <li>of labels for themselves the log-odds of at least one of them, ln(p / (1 - p)) with 1 - p
 *       the product of 1 / (1 + e<sup>z</sup>);
 *   <li>of labels that exclude each other ln of the sum of e<sup>z</sup>.
 * </ul>
 *
 * @param exclusive whether labels exclude each other
 * @param members positions of the labels that speak
 */
record Spoken(boolean exclusive, int[] members) {

  /** Gauss-Legendre points on the way; the integrands are smooth, so the rest is rounding. */
  private static final GaussIntegrator WAY = new GaussIntegratorFactory().legendre(64, 0, 1);

  /** The output at some log-odds of all the lexicon's labels. */
  double at(double[] z) {
    if (members.length == 1) {
      return z[members[0]];
    }
    if (exclusive) {
      double sum = 0;
      for (int label : members) {
        sum += StrictMath.exp(z[label]);
      }
      return StrictMath.log(sum);
    }
    double odds = 1;
    for (int label : members) {
      odds *= 1 + StrictMath.exp(z[label]);
    }
    return StrictMath.log(odds - 1);
  }

  /** Mean slope of the output in each log-odds on the straight way between two places. */
  double[] slopes(double[] from, double[] to) {
    double[] slopes = new double[from.length];
    if (members.length == 1) {
      slopes[members[0]] = 1;
      return slopes;
    }
    for (int point = 0; point < WAY.getNumberOfPoints(); point++) {
      double[] z = new double[from.length];
      for (int label : members) {
        z[label] = from[label] + WAY.getPoint(point) * (to[label] - from[label]);
      }
      double at = at(z);
      for (int label : members) {
        // e^(z - at) is the share of a label; of one for itself 1/p times its probability.
        double slope =
            exclusive
                ? StrictMath.exp(z[label] - at)
                : (1 + StrictMath.exp(-at)) / (1 + StrictMath.exp(-z[label]));
        slopes[label] += WAY.getWeight(point) * slope;
      }
    }
    return slopes;
  }
}
