package org.attune.statistic;

import java.util.Arrays;

/** What is said of a statistic's values in several groups of items at once. */
public enum Gap {
  /** The smallest value: of a measure of quality, that of the group served worst. */
  LOWEST {
    @Override
    double of(double[] values) {
      return Arrays.stream(values).min().orElseThrow();
    }
  },
  /** The largest value: of a measure of error, that of the group served worst. */
  HIGHEST {
    @Override
    double of(double[] values) {
      return Arrays.stream(values).max().orElseThrow();
    }
  },
  /** The largest less the smallest; of selection rates the difference in demographic parity. */
  LARGEST_DIFFERENCE {
    @Override
    double of(double[] values) {
      return HIGHEST.of(values) - LOWEST.of(values);
    }
  },
  /** The smallest by the largest, 0 to 1; not a number unless all are 0 or more and one above. */
  SMALLEST_RATIO {
    @Override
    double of(double[] values) {
      double low = LOWEST.of(values);
      double high = HIGHEST.of(values);
      return low < 0 || high == 0 ? Double.NaN : low / high;
    }
  };

  /** The gap between values of groups. */
  abstract double of(double[] values);

  /** True if a smaller number is a wider gap. */
  boolean widerBelow() {
    return this == LOWEST || this == SMALLEST_RATIO;
  }
}
