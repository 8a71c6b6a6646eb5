package org.attune.score;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The ratings of one item on one dimension, in one order however they came: by rater, then by code.
 *
 * @param raters who gave each rating, numbered from 0; a rater may stand more than once
 * @param codes the ratings: categories, or bit masks of labels
 */
public record Panel(int[] raters, long[] codes) implements Serializable {

  public Panel {
    if (raters.length != codes.length) {
      throw new IllegalArgumentException(raters.length + " raters of " + codes.length + " ratings");
    }
    int[] who = raters;
    long[] what = codes;
    Comparator<Integer> byRater = Comparator.comparingInt(i -> who[i]);
    Comparator<Integer> order = byRater.thenComparingLong(i -> what[i]);
    boolean ordered = IntStream.range(1, who.length).allMatch(i -> order.compare(i - 1, i) <= 0);
    if (!ordered) {
      int[] sorted =
          IntStream.range(0, who.length).boxed().sorted(order).mapToInt(i -> i).toArray();
      raters = IntStream.of(sorted).map(i -> who[i]).toArray();
      codes = IntStream.of(sorted).mapToLong(i -> what[i]).toArray();
    }
  }

  /** Number of ratings. */
  public int size() {
    return codes.length;
  }

  /** Who gave rating {@code i}. */
  int rater(int i) {
    return raters[i];
  }

  /** Category of rating {@code i}. */
  int category(int i) {
    return (int) codes[i];
  }

  /** Sets of labels seen through one label: category 1 where it is given, 0 where not. */
  public Panel label(int label) {
    long[] given = new long[codes.length];
    for (int i = 0; i < given.length; i++) {
      given[i] = codes[i] >>> label & 1;
    }
    return new Panel(raters, given);
  }
}
