package org.attune.tally;

import java.util.Arrays;

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
    long[] codes = item.ratings();
    int[] raters = Case.NO_RATERS;
    if (item.ratersKnown()) {
      codes = codes.clone();
      raters = item.raters().clone();
      sort(raters, codes);
      int size = 0;
      for (int i = 0; i < raters.length; i++) {
        if (i == 0 || raters[i] != raters[i - 1]) {
          codes[size] = codes[i];
          raters[size++] = raters[i];
        }
      }
      codes = Arrays.copyOf(codes, size);
      raters = Arrays.copyOf(raters, size);
    }
    long[] values = new long[codes.length];
    long sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = item.scale().value(codes[i]);
      sum = Math.addExact(sum, values[i]);
    }
    return new Panel(raters, values, sum);
  }

  /** By rater, then code; by insertion, because panels are small and often sorted. */
  private static void sort(int[] raters, long[] codes) {
    for (int i = 1; i < raters.length; i++) {
      int rater = raters[i];
      long code = codes[i];
      int to = i;
      for (;
          to > 0 && (raters[to - 1] > rater || raters[to - 1] == rater && codes[to - 1] > code);
          to--) {
        raters[to] = raters[to - 1];
        codes[to] = codes[to - 1];
      }
      raters[to] = rater;
      codes[to] = code;
    }
  }

  /** Number of ratings. */
  int size() {
    return values.length;
  }
}
