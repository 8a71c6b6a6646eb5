package org.attune.tally;

import java.util.Arrays;

/**
 * The ratings of one item, one a rater.
 *
 * @param raters who gave each rating, rising; empty if it is not known
 * @param steps each rating as steps above the lowest, see {@link org.attune.corpus.Scale#steps}
 * @param sum their sum
 */
record Panel(int[] raters, long[] steps, long sum) {

  /**
   * The panel of an item on an ordered scale. A rater who stands twice, drawn twice in a resample
   * of raters, has one opinion and counts once, with the lowest code should they differ.
   */
  static Panel of(Case item) {
    long[] codes = item.ratings();
    int[] raters = item.ratersKnown() ? item.raters() : Case.NO_RATERS;
    if (!rising(raters)) {
      codes = codes.clone();
      raters = raters.clone();
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
    long[] steps = new long[codes.length];
    long sum = 0;
    for (int i = 0; i < steps.length; i++) {
      steps[i] = item.scale().steps(codes[i]);
      sum = Math.addExact(sum, steps[i]);
    }
    return new Panel(raters, steps, sum);
  }

  private static boolean rising(int[] raters) {
    for (int i = 1; i < raters.length; i++) {
      if (raters[i] <= raters[i - 1]) {
        return false;
      }
    }
    return true;
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
    return steps.length;
  }
}
