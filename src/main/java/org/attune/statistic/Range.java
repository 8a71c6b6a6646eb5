package org.attune.statistic;

/**
 * Where a statistic can lie, and the scale on which its error is taken to be symmetric: one that
 * has no ends, so that limits found on it never leave the range.
 */
public enum Range {
  /** Any number, as it is. */
  ANY(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) {
    @Override
    double straight(double value) {
      return value;
    }

    @Override
    double back(double straight) {
      return straight;
    }
  },
  /** 0 or more: ln x. */
  POSITIVE(0, Double.POSITIVE_INFINITY) {
    @Override
    double straight(double value) {
      return StrictMath.log(value);
    }

    @Override
    double back(double straight) {
      return StrictMath.exp(straight);
    }
  },
  /** 0 to 1: ln (x / (1 - x)). */
  SHARE(0, 1) {
    @Override
    double straight(double value) {
      return StrictMath.log(value / (1 - value));
    }

    @Override
    double back(double straight) {
      return 1 / (1 + StrictMath.exp(-straight));
    }
  },
  /** At most 1: -ln (1 - x). */
  UNDER_ONE(Double.NEGATIVE_INFINITY, 1) {
    @Override
    double straight(double value) {
      return -StrictMath.log(1 - value);
    }

    @Override
    double back(double straight) {
      return 1 - StrictMath.exp(-straight);
    }
  },
  /** -1 to 1: Fisher's z, artanh x. */
  CORRELATION(-1, 1) {
    @Override
    double straight(double value) {
      return StrictMath.log((1 + value) / (1 - value)) / 2;
    }

    @Override
    double back(double straight) {
      return StrictMath.tanh(straight);
    }
  };

  private final double low;
  private final double high;

  Range(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** The value on the scale without ends. */
  abstract double straight(double value);

  /** The value that is {@code straight} on the scale without ends. */
  abstract double back(double straight);

  /** True if a value lies between the ends and is none of them. */
  boolean inside(double value) {
    return low < value && value < high;
  }

  /** The nearest value in the range. */
  double cut(double value) {
    return Math.max(low, Math.min(high, value));
  }
}
