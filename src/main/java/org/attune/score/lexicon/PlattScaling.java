package org.attune.score.lexicon;

import org.attune.Cites;

/**
 * Evidence to probability: p = 1 / (1 + e<sup>-(prior + scale &times; evidence)</sup>), fitted by
 * maximum likelihood to the smoothed targets (N+ + 1) / (N+ + 2) and 1 / (N- + 2) (Platt 1999,
 * Probabilistic outputs for support vector machines), which keep both numbers finite.
 *
 * @param prior log-odds without evidence
 * @param scale log-odds per unit of evidence
 */
@Cites("platt1999")
record PlattScaling(double prior, double scale) {

  private static final int STEPS = 100;

  /**
   * Newton's method from prior = the base rate's log-odds, scale = 0; steps are halved while the
   * loss rises.
   */
  static PlattScaling fit(double[] evidence, boolean[] positive) {
    int positives = 0;
    for (boolean is : positive) {
      positives += is ? 1 : 0;
    }
    int negatives = positive.length - positives;
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1.0 / (negatives + 2.0);
    double[] target = new double[positive.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = positive[i] ? high : low;
    }
    double prior = StrictMath.log((positives + 1.0) / (negatives + 1.0));
    double scale = 0;
    double loss = loss(evidence, target, prior, scale);
    for (int step = 0; step < STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = 1e-9;
      double h01 = 0;
      double h11 = 1e-9;
      for (int i = 0; i < target.length; i++) {
        double p = 1 / (1 + StrictMath.exp(-(prior + scale * evidence[i])));
        double q = p * (1 - p);
        g0 += p - target[i];
        g1 += (p - target[i]) * evidence[i];
        h00 += q;
        h01 += q * evidence[i];
        h11 += q * evidence[i] * evidence[i];
      }
      double determinant = h00 * h11 - h01 * h01;
      double size = 1;
      double next = Double.POSITIVE_INFINITY;
      double nextPrior = prior;
      double nextScale = scale;
      while (size > 1e-6 && next > loss) {
        nextPrior = prior - size * (h11 * g0 - h01 * g1) / determinant;
        nextScale = scale - size * (h00 * g1 - h01 * g0) / determinant;
        next = loss(evidence, target, nextPrior, nextScale);
        size /= 2;
      }
      if (next >= loss) {
        break;
      }
      prior = nextPrior;
      scale = nextScale;
      loss = next;
    }
    return new PlattScaling(prior, scale);
  }

  /** Cross-entropy, written so that no exponent overflows. */
  private static double loss(double[] evidence, double[] target, double prior, double scale) {
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      double z = prior + scale * evidence[i];
      sum +=
          (z >= 0 ? (1 - target[i]) * z : -target[i] * z)
              + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
    return sum;
  }
}
