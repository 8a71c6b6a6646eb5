package org.attune.tally;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;

/** Codes of an item on a dimension, and who gave them; no raters where one is not known. */
record ItemCodes(long[] codes, int[] raters) {

  static ItemCodes of(Question.Dimension of, RatedItem item, ToIntFunction<String> numbers) {
    LongStream.Builder codes = LongStream.builder();
    IntStream.Builder raters = IntStream.builder();
    for (RatedItem.Rating r : item.ratings()) {
      if (r.by() == RatedItem.By.RATER && r.dimension().equals(of.source())) {
        long code = of.regrouping().map(r.code());
        if (code != Scale.ABSENT) {
          codes.add(code);
          raters.add(r.rater().isEmpty() ? -1 : numbers.applyAsInt(r.rater()));
        }
      }
    }
    int[] who = raters.build().toArray();
    boolean known = Arrays.stream(who).allMatch(rater -> rater >= 0);
    return new ItemCodes(codes.build().toArray(), known ? who : Case.NO_RATERS);
  }

  boolean known() {
    return raters.length == codes.length;
  }

  /** The panel less one rater, with all copies of him. */
  ItemCodes without(int left) {
    int[] others =
        IntStream.range(0, codes.length)
            .filter(i -> known() ? raters[i] != raters[left] : i != left)
            .toArray();
    return new ItemCodes(
        Arrays.stream(others).mapToLong(i -> codes[i]).toArray(),
        known() ? Arrays.stream(others).map(i -> raters[i]).toArray() : Case.NO_RATERS);
  }
}
