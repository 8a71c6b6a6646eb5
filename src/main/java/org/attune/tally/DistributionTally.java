package org.attune.tally;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * Sums over items of how far the model's distribution is from the people's: the shares of the
 * item's ratings against the model's degrees, divided by their sum. Where there are no degrees, or
 * all are 0, the model's distribution is 1 on the category of its answer. On label sets each label
 * is a distribution over not given and given.
 *
 * <p>Keys: (0, 0) items; (1 + {@link Score}, limb) its sum, each item's score rounded to units of
 * 10<sup>-12</sup>. On interval scales only {@link Score#WASSERSTEIN} is counted, against the
 * model's answer itself.
 *
 * <p>Gives cross-entropy, divergences and distances between distributions.
 */
public final class DistributionTally implements Tally<DistributionTally> {

  /** What is summed, see {@link Distance}. */
  public enum Score {
    CROSS_ENTROPY,
    ENTROPY,
    JENSEN_SHANNON,
    /** Square root of {@link #JENSEN_SHANNON}. */
    ROOT_JENSEN_SHANNON,
    MANHATTAN,
    SQUARES,
    /** Square root of {@link #SQUARES}. */
    EUCLIDEAN,
    /** In units of the scale's range, so that scales of any width can be counted. */
    WASSERSTEIN
  }

  /** Counts shares of ratings against degrees; on label scales one tally a label. */
  public static final Tallier<DistributionTally> SHARES =
      new Tallier<>() {
        @Override
        public String name() {
          return "distributions";
        }

        @Override
        public boolean needsCategories() {
          return false;
        }

        @Override
        public boolean keepsOutputs(Scale scale) {
          return true;
        }

        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Labels ? Scope.LABEL : Scope.WHOLE;
        }

        @Override
        public String missing() {
          return "items without a rating or an answer are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.ratings().length == 0) {
            return;
          }
          if (item.scale() instanceof Scale.Interval) {
            countValue(item, counts);
          } else {
            double[] q = model(item);
            if (q.length > 0) {
              add(counts, people(item), q, positions(item.scale()));
            }
          }
        }

        @Override
        public DistributionTally tally(Counts counts) {
          return new DistributionTally(counts);
        }
      };

  private static final int ITEMS = 0;

  private final Counts counts;

  private DistributionTally(Counts counts) {
    this.counts = counts;
  }

  /**
   * Adds one item.
   *
   * @param p the people's distribution
   * @param q the model's
   * @param positions where the categories are from 0 to 1; empty if they have no order
   */
  public static void add(Counts.Sink counts, double[] p, double[] q, double[] positions) {
    counts.add(ITEMS, 0, 1);
    double jensenShannon = Distance.jensenShannon(p, q);
    double squares = Distance.squares(p, q);
    add(counts, Score.CROSS_ENTROPY, Distance.crossEntropy(p, q));
    add(counts, Score.ENTROPY, Distance.entropy(p));
    add(counts, Score.JENSEN_SHANNON, jensenShannon);
    add(counts, Score.ROOT_JENSEN_SHANNON, Math.sqrt(jensenShannon));
    add(counts, Score.MANHATTAN, Distance.manhattan(p, q));
    add(counts, Score.SQUARES, squares);
    add(counts, Score.EUCLIDEAN, Math.sqrt(squares));
    if (positions.length > 0) {
      add(counts, Score.WASSERSTEIN, Distance.wasserstein(positions, p, q));
    }
  }

  /** Where the categories of an ordinal scale are from 0 to 1; empty on other scales. */
  public static double[] positions(Scale scale) {
    if (!(scale instanceof Scale.Ordinal)) {
      return new double[0];
    }
    double range = Math.max(1, range(scale));
    return IntStream.range(0, scale.size())
        .mapToDouble(i -> Math.subtractExact(scale.value(i), scale.value(0)) / range)
        .toArray();
  }

  private static void add(Counts.Sink counts, Score score, double of) {
    ExactSums.addReal(counts, 1 + score.ordinal(), 0, of);
  }

  private static long range(Scale scale) {
    return Math.subtractExact(scale.value(scale.size() - 1L), scale.value(0));
  }

  /** Against one point the distance is the mean of |x - y| over the ratings x. */
  private static void countValue(Case item, Counts.Sink counts) {
    if (item.model() != Scale.ABSENT) {
      long sum = 0;
      for (long code : item.ratings()) {
        long way = Math.absExact(Math.subtractExact(item.scale().value(code), item.model()));
        sum = Math.addExact(sum, way);
      }
      counts.add(ITEMS, 0, 1);
      add(counts, Score.WASSERSTEIN, (double) sum / item.ratings().length / range(item.scale()));
    }
  }

  private static double[] people(Case item) {
    double[] p = new double[item.scale().size()];
    for (long code : item.ratings()) {
      p[(int) code]++;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= item.ratings().length;
    }
    return p;
  }

  /** The model's distribution; empty if it has none. */
  private static double[] model(Case item) {
    int[] degrees = item.degrees();
    if (degrees.length == 1 && item.scale().size() == 2) {
      degrees = new int[] {Decision.ONE - degrees[0], degrees[0]};
    }
    double sum = Arrays.stream(degrees).asLongStream().sum();
    if (degrees.length == item.scale().size() && sum > 0) {
      return Arrays.stream(degrees).mapToDouble(degree -> degree / sum).toArray();
    }
    double[] q = new double[item.model() == Scale.ABSENT ? 0 : item.scale().size()];
    if (q.length > 0) {
      q[item.modelCategory()] = 1;
    }
    return q;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public DistributionTally with(long[] amounts) {
    return new DistributionTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return counts.amount(ITEMS, 0);
  }

  /** Mean of a score over the items, of which there is at least one. */
  public double mean(Score score) {
    return ExactSums.real(counts, 1 + score.ordinal(), 0) / items();
  }

  /** Mean of {@link Score#WASSERSTEIN} in whole numbers of the scale. */
  public double meanWay(Scale scale) {
    return mean(Score.WASSERSTEIN) * range(scale) / Scale.UNIT;
  }

  /**
   * How far a model's distribution q is from the people's distribution p over the same categories,
   * on one item. Both sum to 1; logarithms are natural; 0 ln 0 = 0.
   */
  public static final class Distance {

    /** What q is raised to in a cross-entropy, which is infinite where p &gt; 0 = q. */
    static final double FLOOR = 1e-12;

    private Distance() {}

    /** -Σ p ln max(q, 10<sup>-12</sup>); q is not normalised again. */
    public static double crossEntropy(double[] p, double[] q) {
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum -= p[i] > 0 ? p[i] * StrictMath.log(Math.max(q[i], FLOOR)) : 0;
      }
      return sum;
    }

    /** -Σ p ln p. */
    public static double entropy(double[] p) {
      double sum = 0;
      for (double share : p) {
        sum -= share > 0 ? share * StrictMath.log(share) : 0;
      }
      return sum;
    }

    /** ½ Σ p ln(p / m) + ½ Σ q ln(q / m) with m = (p + q) / 2, in 0 to ln 2. */
    public static double jensenShannon(double[] p, double[] q) {
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        double m = (p[i] + q[i]) / 2;
        sum += p[i] > 0 ? p[i] * StrictMath.log(p[i] / m) : 0;
        sum += q[i] > 0 ? q[i] * StrictMath.log(q[i] / m) : 0;
      }
      return Math.max(0, sum / 2);
    }

    /** Σ |p - q|, in 0 to 2. */
    public static double manhattan(double[] p, double[] q) {
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum += Math.abs(p[i] - q[i]);
      }
      return sum;
    }

    /** Σ (p - q)², in 0 to 2. */
    public static double squares(double[] p, double[] q) {
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum += (p[i] - q[i]) * (p[i] - q[i]);
      }
      return sum;
    }

    /**
     * Σ |P - Q| (x<sub>i+1</sub> - x<sub>i</sub>) with the cumulative sums P, Q: the least mass
     * times way that turns p into q.
     *
     * @param x where the categories are, rising
     */
    public static double wasserstein(double[] x, double[] p, double[] q) {
      double sum = 0;
      double ahead = 0;
      for (int i = 0; i + 1 < x.length; i++) {
        ahead += p[i] - q[i];
        sum += Math.abs(ahead) * (x[i + 1] - x[i]);
      }
      return sum;
    }
  }
}
