package org.attune.statistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.attune.Cites;

/**
 * P values of a family of tests, adjusted for their number: a test of the family is significant at
 * level α where its adjusted p is at most α. Equal p values get equal adjusted ones, and the order
 * is kept.
 */
public enum Adjustment {

  /** As they are. */
  NONE {
    @Override
    double[] ofSorted(double[] p) {
      return p;
    }
  },

  /**
   * No false finding in the family but with probability α, whatever the dependence: (m - i + 1)
   * p<sub>(i)</sub>, at least those before (Holm 1979, Scandinavian Journal of Statistics 6, 65-70,
   * https://www.jstor.org/stable/4615733).
   */
  @Cites("holm1979")
  HOLM {
    @Override
    double[] ofSorted(double[] p) {
      double[] adjusted = new double[p.length];
      double largest = 0;
      for (int i = 0; i < p.length; i++) {
        largest = Math.max(largest, (p.length - i) * p[i]);
        adjusted[i] = largest;
      }
      return adjusted;
    }
  },

  /**
   * An expected share of false findings among findings of at most α, where tests are independent or
   * positively dependent: m p<sub>(i)</sub> / i, at most those after (Benjamini &amp; Hochberg
   * 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
   */
  @Cites("benjamini1995")
  BENJAMINI_HOCHBERG {
    @Override
    double[] ofSorted(double[] p) {
      return stepUp(p, 1);
    }
  },

  /**
   * The same share under any dependence: Benjamini &amp; Hochberg's values times Σ<sub>i≤m</sub>
   * 1/i (Benjamini &amp; Yekutieli 2001, doi:10.1214/aos/1013699998).
   */
  @Cites("benjamini2001")
  BENJAMINI_YEKUTIELI {
    @Override
    double[] ofSorted(double[] p) {
      return stepUp(p, IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum());
    }
  };

  /**
   * The adjusted p values, in the order given.
   *
   * @throws IllegalArgumentException if a value is not in 0 to 1
   */
  public double[] adjust(double[] p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a p value from 0 to 1, found " + value);
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = ofSorted(Arrays.stream(order).mapToDouble(i -> p[i]).toArray());
    double[] adjusted = new double[p.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = Math.min(1, sorted[i]);
    }
    return adjusted;
  }

  /** How many tests of the family are significant at level α. */
  int rejected(double[] p, double alpha) {
    return (int) Arrays.stream(adjust(p)).filter(adjusted -> adjusted <= alpha).count();
  }

  /** The values for p values that rise, not yet cut off at 1. */
  abstract double[] ofSorted(double[] p);

  private static double[] stepUp(double[] p, double factor) {
    double[] adjusted = new double[p.length];
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = p.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, factor * p.length / (i + 1) * p[i]);
      adjusted[i] = smallest;
    }
    return adjusted;
  }
}
