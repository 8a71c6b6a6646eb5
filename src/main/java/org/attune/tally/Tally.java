package org.attune.tally;

/**
 * Exact, mergeable sufficient statistics of a set of rated items: {@link Counts} with a meaning.
 *
 * @param <T> the tally itself
 */
public interface Tally<T extends Tally<T>> {

  /** The counts this tally reads. */
  Counts counts();

  /**
   * The tally of the same keys with other amounts: one draw of a resampling, without new indexes.
   */
  T with(long[] amounts);

  /** Number of items counted. */
  long items();

  /**
   * The fewest items behind anything that is kept apart here beside the answers themselves: a panel
   * size, a rater, a pair of raters, a whole panel. The largest long where nothing is.
   */
  default long fewestApart() {
    return Long.MAX_VALUE;
  }
}
