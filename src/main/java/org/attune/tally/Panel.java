package org.attune.tally;

import java.util.Arrays;
<<<<<<< HEAD
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.Fragment;
import org.attune.corpus.Scale;

/** Codes of an item on a dimension, and who gave them; no raters where one is not known. */
record Panel(long[] codes, int[] raters) {

  static Panel of(Question.Dimension of, Fragment item, ToIntFunction<String> numbers) {
    LongStream.Builder codes = LongStream.builder();
    IntStream.Builder raters = IntStream.builder();
    for (Fragment.Rating r : item.ratings()) {
      if (r.by() == Fragment.By.RATER && r.dimension().equals(of.source())) {
        long code = of.regrouping().map(r.code());
        if (code != Scale.ABSENT) {
          codes.add(code);
          raters.add(r.rater().isEmpty() ? -1 : numbers.applyAsInt(r.rater()));
        }
      }
    }
    int[] who = raters.build().toArray();
    boolean known = Arrays.stream(who).allMatch(rater -> rater >= 0);
    return new Panel(codes.build().toArray(), known ? who : Case.NO_RATERS);
  }

  boolean known() {
    return raters.length == codes.length;
  }

  /** The panel less one rater, with all copies of him. */
  Panel without(int left) {
    int[] others =
        IntStream.range(0, codes.length)
            .filter(i -> known() ? raters[i] != raters[left] : i != left)
            .toArray();
    return new Panel(
        Arrays.stream(others).mapToLong(i -> codes[i]).toArray(),
        known() ? Arrays.stream(others).map(i -> raters[i]).toArray() : Case.NO_RATERS);
=======
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
>>>>>>> raters
  }
}
