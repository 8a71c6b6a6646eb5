package org.attune.notebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;
import org.attune.corpus.Scale;
import org.attune.sheet.Rating;

/** The scale of numbers in equal steps that ratings are on where somebody says that they are. */
final class EqualSteps {

  private EqualSteps() {}

  /** Steps as fine as the numbers are written, from the lowest to the highest. */
  static Scale of(String file, List<Rating> ratings) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Rating rating : ratings) {
      numbers.add(
          Decimals.number(rating.answer())
              .orElseThrow(
                  () ->
                      new CorpusException(
                          rating.where(), "a number", "\"" + rating.answer() + "\"")));
    }
    int decimals = numbers.stream().mapToInt(n -> n.stripTrailingZeros().scale()).max().orElse(0);
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, decimals));
    BigDecimal low = numbers.stream().reduce(BigDecimal::min).orElseThrow();
    BigDecimal high = numbers.stream().reduce(BigDecimal::max).orElseThrow();
    try {
      return new Scale.Interval(low, high.compareTo(low) > 0 ? high : low.add(step), step);
    } catch (IllegalArgumentException e) {
      throw new CorpusException(
          file, "numbers of a rating scale", low + " to " + high + ": " + e.getMessage());
    }
  }
}
