package org.attune.statistic;

import java.util.Optional;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;

/**
 * Level of measurement: where the categories lie, and the squared difference δ² of two of them.
 *
 * <p>Krippendorff (2011), Computing Krippendorff's Alpha-Reliability,
 * https://repository.upenn.edu/asc_papers/43.
 */
enum Level {
  /** δ² = 1 for different categories. */
  NOMINAL {
    @Override
    double[] positions(PairTally tally, Scale scale, long[] ratings) {
      double[] at = new double[ratings.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = i;
      }
      return at;
    }

    @Override
    double squaredDifference(double a, double b) {
      return a == b ? 0 : 1;
    }

    @Override
    double expected(double[] at, long[] ratings) {
      double sum = 0;
      long before = 0;
      for (long n : ratings) {
        sum += (double) n * before;
        before += n;
      }
      return 2 * sum;
    }
  },

  /**
   * δ² = (ratings from c to k, of c and k themselves half)², which is the square of the difference
   * of mid-ranks.
   */
  ORDINAL {
    @Override
    double[] positions(PairTally tally, Scale scale, long[] ratings) {
      double[] at = new double[ratings.length];
      long[] ranks = Spearman.centredRanks(ratings);
      for (int i = 0; i < at.length; i++) {
        at[i] = ranks[i] / 2.0;
      }
      return at;
    }
  },

  /** δ² = (c - k)². */
  INTERVAL,

  /**
   * δ² = ((c - k) / (c + k))². Without a closed form: the square of the number of categories that
   * occur.
   */
  RATIO {
    @Override
    double squaredDifference(double a, double b) {
      double relative = a == b ? 0 : (a - b) / (a + b);
      return relative * relative;
    }

    @Override
    double expected(double[] at, long[] ratings) {
      double sum = 0;
      for (int c = 0; c < at.length; c++) {
        double row = 0;
        for (int k = 0; k < c; k++) {
          row += ratings[k] * squaredDifference(at[c], at[k]);
        }
        sum += ratings[c] * row;
      }
      return 2 * sum;
    }
  };

  /** True if the scale bears this level. */
  boolean fits(Scale scale) {
    return this == NOMINAL || scale.ordered();
  }

  /**
   * &delta;&sup2; of some categories, up to a factor; none at the ordinal level, where it depends
   * on how often they were given, nor of negative values at the ratio level.
   *
   * @param categories rising
   */
  Optional<Disagreement> disagreement(Scale scale, int[] categories) {
    return switch (this) {
      case NOMINAL -> Optional.of(Disagreement.of(Weights.IDENTITY, scale, categories));
      case ORDINAL -> Optional.empty();
      case INTERVAL -> Optional.of(Disagreement.of(Weights.QUADRATIC, scale, categories));
      case RATIO ->
          Optional.of(new LevelDisagreement(this, values(scale, categories)))
              .filter(of -> of.at().length == 0 || of.at()[0] >= 0)
              .map(Disagreement.class::cast);
    };
  }

  private static double[] values(Scale scale, int[] categories) {
    return IntStream.of(categories).mapToDouble(scale::value).toArray();
  }

  /** Where each category of the tally lies. */
  double[] positions(PairTally tally, Scale scale, long[] ratings) {
    return values(scale, tally.categories());
  }

  /** δ² of two positions. */
  double squaredDifference(double a, double b) {
    return (a - b) * (a - b);
  }

  /**
   * Σ n(c) n(k) δ²(c,k) over ordered pairs of categories; for squared differences 2 n Σ n(c) (c -
   * mean)².
   */
  double expected(double[] at, long[] ratings) {
    long n = 0;
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      n += ratings[i];
      sum += ratings[i] * at[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < at.length; i++) {
      squares += ratings[i] * squaredDifference(at[i], mean);
    }
    return 2.0 * n * squares;
  }

  /**
   * Disagreement &delta;&sup2; at a level of measurement, without a closed form: the square of the
   * number of categories.
   *
   * @param level the level
   * @param at where each of the categories lies
   */
  private record LevelDisagreement(Level level, double[] at) implements Disagreement {

    @Override
    public double between(int one, int other) {
      return level.squaredDifference(at[one], at[other]);
    }

    @Override
    public LevelDisagreement of(int[] places) {
      return new LevelDisagreement(
          level, IntStream.of(places).mapToDouble(place -> at[place]).toArray());
    }

    @Override
    public double[] from(double[] masses) {
      double[] from = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          from[i] += masses[j] * between(i, j);
        }
      }
      return from;
    }
  }
}
