package org.attune.statistic;

import org.attune.tally.Tally;

/**
 * A statistic that is the largest amount of several numbers, and is resampled as such ({@link
 * Largest}).
 *
 * @param <T> the tally
 */
interface LargestOf<T extends Tally<T>> {

  /** The numbers, in the order of the tally's keys; NaN where one is undefined. */
  double[] parts(T tally);

  /** The largest they can be; infinite where they have no end. */
  default double most() {
    return Double.POSITIVE_INFINITY;
  }
}
