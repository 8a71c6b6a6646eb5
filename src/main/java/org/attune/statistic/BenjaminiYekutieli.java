package org.attune.statistic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The step-up procedure that controls the false discovery rate under any dependence: of m tests the
 * k with the smallest p values are rejected, k being the largest for which the k-th smallest p is
 * at most k q / (m Σ<sub>i≤m</sub> 1/i).
 *
 * <p>Benjamini &amp; Yekutieli (2001), Annals of Statistics 29, 1165-1188,
 * doi:10.1214/aos/1013699998.
 */
final class BenjaminiYekutieli {

  private BenjaminiYekutieli() {}

  /** How many of the tests are rejected. */
  static int rejected(double[] p, double q) {
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    int m = sorted.length;
    double harmonic = IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
    int k = m;
    while (k > 0 && sorted[k - 1] > k * q / (m * harmonic)) {
      k--;
    }
    return k;
  }
}
