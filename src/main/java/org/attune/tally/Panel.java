package org.attune.tally;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The ratings of one item as values, one a rater.
 *
 * @param raters who gave each value, rising; empty if it is not known
 * @param values values in units of 10<sup>-9</sup>
 * @param sum their sum
 */
record Panel(int[] raters, long[] values, long sum) {

  /**
   * The panel of an item on an ordered scale. A rater who stands twice, drawn twice in a resample
   * of raters, has one opinion and counts once, with the lowest code should they differ.
   */
  static Panel of(Case item) {
    int[] order = IntStream.range(0, item.ratings().length).toArray();
    int[] raters = Case.NO_RATERS;
    if (item.ratersKnown()) {
      int[] all = item.raters();
      int[] sorted =
          IntStream.of(order)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingInt(i -> all[i])
                      .thenComparingLong(i -> item.ratings()[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      order =
          IntStream.range(0, sorted.length)
              .filter(i -> i == 0 || all[sorted[i]] != all[sorted[i - 1]])
              .map(i -> sorted[i])
              .toArray();
      raters = IntStream.of(order).map(i -> all[i]).toArray();
    }
    long[] values =
        IntStream.of(order).mapToLong(i -> item.scale().value(item.ratings()[i])).toArray();
    return new Panel(raters, values, Arrays.stream(values).reduce(0, Math::addExact));
  }

  /** Number of ratings. */
  int size() {
    return values.length;
  }
}
