package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a rating stands: in a {@link Column}, or, as {@code mean of A, B}, in several, of which it
 * is the mean: a score of several statements. On an interval scale the mean is the next of its
 * steps, of two as near the even one; on other scales it has to be one of the levels. Where one of
 * the columns has no rating, the mean has none.
 */
final class RatedColumns implements Serializable {

  private static final String MEAN = "mean of ";

  private final List<Column> columns;

  RatedColumns(String written) {
    columns = parts(written).stream().map(Column::new).toList();
  }

  /** The columns a card writes, each as it writes it. */
  static List<String> parts(String written) {
    return written.startsWith(MEAN) && written.contains(",")
        ? Arrays.stream(written.substring(MEAN.length()).split(",")).map(String::strip).toList()
        : List.of(written);
  }

  List<Column> columns() {
    return columns;
  }

  /**
   * What is given in a row; empty if it is missing.
   *
   * @throws Unreadable if a mean is to be taken of something that is no number
   */
  Optional<String> given(Row.Read row, AnswerReader answers, Scale scale) throws Unreadable {
    if (columns.size() == 1) {
      return columns.get(0).given(row);
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (Column column : columns) {
      Optional<String> raw = column.given(row).filter(value -> !answers.missing(value));
      if (raw.isEmpty()) {
        return Optional.empty();
      }
      numbers.add(
          Decimals.number(answers.named(raw.get()))
              .orElseThrow(
                  () ->
                      new Unreadable(
                          "column \"" + column.name() + "\": expected a number to take the mean of",
                          Unreadable.quoted(raw.get()))));
    }
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
    return Optional.of(
        (scale instanceof Scale.Interval interval ? step(mean, interval) : mean)
            .stripTrailingZeros()
            .toPlainString());
  }

  private static BigDecimal step(BigDecimal number, Scale.Interval scale) {
    return number
        .subtract(scale.min())
        .divide(scale.step(), 0, RoundingMode.HALF_EVEN)
        .multiply(scale.step())
        .add(scale.min());
  }
}
