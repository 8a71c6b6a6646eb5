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
    FixedPoint.add(counts, 1 + score.ordinal(), 0, of);
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
    return FixedPoint.sum(counts, 1 + score.ordinal(), 0) / items();
  }

  /** Mean of {@link Score#WASSERSTEIN} in whole numbers of the scale. */
  public double meanWay(Scale scale) {
    return mean(Score.WASSERSTEIN) * range(scale) / Scale.UNIT;
  }
}
