package org.attune.tally;

import java.util.Arrays;

/**
 * Copies of ratings in an item: those that stand under the number of the same rater, because a
 * resample drew that rater more than once.
 *
 * @param raters raters who stand more than once, each as often as it stands, rising
 * @param codes their ratings, in the same order
 */
record RepeatedRaters(int[] raters, long[] codes) {

  private static final RepeatedRaters NONE = new RepeatedRaters(new int[0], new long[0]);

  /** The copies of an item; none where its raters are not known. */
  static RepeatedRaters of(Case item) {
    int[] sorted = item.raters().clone();
    Arrays.sort(sorted);
    boolean any = false;
    for (int i = 1; i < sorted.length && !any; i++) {
      any = sorted[i] == sorted[i - 1];
    }
    if (!any) {
      return NONE;
    }
    int[] twice =
        Arrays.stream(sorted)
            .filter(rater -> Arrays.stream(sorted).filter(other -> other == rater).count() > 1)
            .toArray();
    long[] codes = new long[twice.length];
    for (int i = 0, n = 0; i < twice.length; i += n) {
      n = 0;
      for (int j = 0; j < item.raters().length; j++) {
        if (item.raters()[j] == twice[i]) {
          codes[i + n++] = item.ratings()[j];
        }
      }
    }
    return new RepeatedRaters(twice, codes);
  }

  /** True if there are none. */
  boolean none() {
    return raters.length == 0;
  }

  /** Ordered pairs of ratings by one rater, &Sigma; w (w - 1) over raters. */
  long missing() {
    long sum = 0;
    for (int i = 0; i < raters.length; i++) {
      for (int j = 0; j < raters.length; j++) {
        sum += i != j && raters[i] == raters[j] ? 1 : 0;
      }
    }
    return Math.toIntExact(sum);
  }

  /** Those of them whose first rating is {@code first} and whose second is {@code second}. */
  long pairs(long first, long second) {
    long sum = 0;
    for (int i = 0; i < raters.length; i++) {
      for (int j = 0; j < raters.length; j++) {
        boolean copy = i != j && raters[i] == raters[j];
        sum += copy && codes[i] == first && codes[j] == second ? 1 : 0;
      }
    }
    return sum;
  }
}
