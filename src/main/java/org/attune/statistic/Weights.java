package org.attune.statistic;

import org.attune.corpus.Scale;

/**
 * How much two categories of a scale disagree, from 0 for the same to 1: d = 1 - w, with w the
 * weights of agreement of irrCAC. The farthest categories are those the scale offers, whether they
 * occur or not.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3, ISBN
 * 978-0-9708062-8-4.
 */
enum Weights {
  /** d = 1 for different categories. */
  IDENTITY {
    @Override
    double sum(double mass, double distance, double square, double extent) {
      return mass;
    }
  },

  /** d = |x - y| / range, of values. */
  LINEAR {
    @Override
    double sum(double mass, double distance, double square, double extent) {
      return distance / extent;
    }
  },

  /** d = (x - y)&sup2; / range&sup2;, of values. */
  QUADRATIC {
    @Override
    double sum(double mass, double distance, double square, double extent) {
      return square / (extent * extent);
    }
  },

  /** d = h (h + 1) / (q (q - 1)) of ranks h apart, q the number of categories. */
  ORDINAL {
    @Override
    double sum(double mass, double distance, double square, double extent) {
      return (square + distance) / (extent * (extent + 1));
    }
  };

  /**
   * &Sigma; m d over masses m, which d being linear in them follows from three sums.
   *
   * @param mass &Sigma; m over categories elsewhere
   * @param distance &Sigma; m |x - y|
   * @param square &Sigma; m (x - y)&sup2;
   * @param extent distance of the first and the last category
   */
  abstract double sum(double mass, double distance, double square, double extent);

  /** True if the scale bears these weights. */
  boolean fits(Scale scale) {
    return this == IDENTITY || scale.ordered();
  }

  /** Where a category lies. */
  double position(Scale scale, int category) {
    return this == IDENTITY || this == ORDINAL
        ? category
        : scale.value(category) / (double) Scale.UNIT;
  }
}
