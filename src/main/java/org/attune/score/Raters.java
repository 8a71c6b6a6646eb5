package org.attune.score;

import java.io.Serializable;

/** What a {@link RaterModel} takes its raters to be like: its parameters, and the E step. */
public interface Raters extends Serializable {

  /** Position among the {@link #sums} of minus the log likelihood. */
  int LOSS = 0;

  /** Probability of each category to be the true one of an item, after its ratings. */
  double[] posterior(Panel panel);

  /** Empty sums for {@link #count}. */
  FixedSums sums();

  /** Adds what the M step has to know of an item. */
  void count(Panel panel, FixedSums sums);

  /**
   * Turns log weights into shares, in place.
   *
   * @return log of the sum of the weights
   */
  static double normalise(double[] logs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (int k = 0; k < logs.length; k++) {
      logs[k] = StrictMath.exp(logs[k] - most);
      sum += logs[k];
    }
    for (int k = 0; k < logs.length; k++) {
      logs[k] /= sum;
    }
    return most + StrictMath.log(sum);
  }
}
