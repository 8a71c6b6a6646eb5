package org.attune.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean of values that are alike within clusters, as sums from which it and its interval follow
 * exactly. With S<sub>g</sub> the sum of the values of cluster g, N<sub>g</sub> how many there are,
 * and G clusters, the mean is R = &Sigma;S<sub>g</sub> / N and its variance, linearised, G / (G -
 * 1) &middot; &Sigma;(S<sub>g</sub> - R N<sub>g</sub>)&sup2; / N&sup2;; the limits are those of
 * Student's t with G - 1 degrees of freedom (Cameron &amp; Miller 2015, doi:10.3368/jhr.50.2.317).
 *
 * @param clusters how many clusters there are
 * @param count how many values
 * @param sum of the values, in millionths
 * @param squares of the sums of the clusters, added up
 * @param products of sum and count of each cluster, added up
 * @param counts squared, added up
 */
public record ClusteredMean(
    long clusters,
    long count,
    BigInteger sum,
    BigInteger squares,
    BigInteger products,
    BigInteger counts) {

  /** Fewest clusters for an interval. */
  static final int FEWEST = 10;

  private static final double MILLION = 1e6;

  /**
   * The values of a cluster.
   *
   * @param sum in millionths
   */
  record Cluster(long sum, long count) {

    Cluster and(double value) {
      return new Cluster(Math.addExact(sum, Math.round(value * MILLION)), count + 1);
    }

    Cluster and(Cluster other) {
      return new Cluster(Math.addExact(sum, other.sum), count + other.count);
    }
  }

  /** Limits of a mean. */
  public record Interval(double low, double high) {

    /** Whether nothing is a possible value, too. */
    public boolean holdsZero() {
      return low <= 0 && high >= 0;
    }
  }

  /** Of some clusters. */
  static ClusteredMean of(Collection<Cluster> clusters) {
    ClusteredMean all =
        new ClusteredMean(0, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    for (Cluster of : clusters) {
      BigInteger s = BigInteger.valueOf(of.sum);
      BigInteger n = BigInteger.valueOf(of.count);
      all =
          new ClusteredMean(
              all.clusters + 1,
              all.count + of.count,
              all.sum.add(s),
              all.squares.add(s.multiply(s)),
              all.products.add(s.multiply(n)),
              all.counts.add(n.multiply(n)));
    }
    return all;
  }

  /** The mean. */
  public double mean() {
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
        .movePointLeft(6)
        .doubleValue();
  }

  /** Its interval; none of fewer than {@value #FEWEST} clusters. */
  public Optional<Interval> interval(double level) {
    if (clusters < FEWEST) {
      return Optional.empty();
    }
    BigInteger n = BigInteger.valueOf(count);
    // N² Σ(S - R N)²: whole numbers, so that nothing is lost where all clusters are nearly alike
    BigInteger spread =
        n.multiply(n)
            .multiply(squares)
            .subtract(n.multiply(sum).multiply(products).shiftLeft(1))
            .add(sum.multiply(sum).multiply(counts));
    double error =
        Math.sqrt(new BigDecimal(spread).doubleValue() * clusters / (clusters - 1.0))
            / ((double) count * count)
            / MILLION;
    double t = TDistribution.of(clusters - 1.0).inverseSurvivalProbability((1 - level) / 2) * error;
    return Optional.of(new Interval(mean() - t, mean() + t));
  }

  /** As words of a line. */
  List<String> words() {
    return Stream.of(clusters, count, sum, squares, products, counts).map(String::valueOf).toList();
  }

  /** What {@link #words} gave. */
  static ClusteredMean of(List<String> words) {
    return new ClusteredMean(
        Long.parseLong(words.get(0)),
        Long.parseLong(words.get(1)),
        new BigInteger(words.get(2)),
        new BigInteger(words.get(3)),
        new BigInteger(words.get(4)),
        new BigInteger(words.get(5)));
  }
}
