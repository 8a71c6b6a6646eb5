package org.attune.notebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;

/** The scale that ratings are on where nobody says it. */
final class Scales {

  /** Whole numbers over a longer way than this are a slider, not levels. */
  private static final int MOST_LEVELS = 11;

  /** No rating needs more characters or decimals. */
  private static final int LONGEST = 30;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");

  private Scales() {}

  /**
   * Whole numbers that span at most 11 levels are levels with an order, from the lowest to the
   * highest given; other numbers are equal steps; words are categories without order, sorted.
   */
  static Scale guess(Sheet sheet, List<Shape.Rating> ratings) {
    List<BigDecimal> numbers = new ArrayList<>();
    ratings.forEach(rating -> number(rating.value()).ifPresent(numbers::add));
    if (numbers.size() == ratings.size()) {
      BigDecimal low = numbers.stream().reduce(BigDecimal::min).orElseThrow();
      BigDecimal high = numbers.stream().reduce(BigDecimal::max).orElseThrow();
      boolean whole = numbers.stream().allMatch(n -> n.stripTrailingZeros().scale() <= 0);
      return whole && high.subtract(low).compareTo(BigDecimal.valueOf(MOST_LEVELS)) < 0
          ? new Scale.Ordinal(levels(low, high))
          : interval(sheet, ratings);
    }
    for (Shape.Rating rating : ratings) {
      if (DECIMAL_COMMA.matcher(rating.value()).matches()) {
        throw new CorpusException(
            sheet.file() + ":" + rating.line(),
            "a point in a number",
            "a comma, " + rating.value());
      }
    }
    return new Scale.Nominal(
        List.copyOf(new TreeSet<>(ratings.stream().map(Shape.Rating::value).toList())));
  }

  /** Equal steps as fine as the numbers are written, from the lowest to the highest. */
  static Scale interval(Sheet sheet, List<Shape.Rating> ratings) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Shape.Rating rating : ratings) {
      numbers.add(
          number(rating.value())
              .orElseThrow(
                  () ->
                      new CorpusException(
                          sheet.file() + ":" + rating.line(),
                          "a number",
                          "\"" + rating.value() + "\"")));
    }
    int decimals = numbers.stream().mapToInt(n -> n.stripTrailingZeros().scale()).max().orElse(0);
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, decimals));
    BigDecimal low = numbers.stream().reduce(BigDecimal::min).orElseThrow();
    BigDecimal high = numbers.stream().reduce(BigDecimal::max).orElseThrow();
    try {
      return new Scale.Interval(low, high.compareTo(low) > 0 ? high : low.add(step), step);
    } catch (IllegalArgumentException e) {
      throw new CorpusException(
          sheet.file(), "numbers of a rating scale", low + " to " + high + ": " + e.getMessage());
    }
  }

  private static List<String> levels(BigDecimal low, BigDecimal high) {
    List<String> levels = new ArrayList<>();
    for (BigDecimal at = low; at.compareTo(high) <= 0; at = at.add(BigDecimal.ONE)) {
      levels.add(at.stripTrailingZeros().toPlainString());
    }
    return levels;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.length() > LONGEST ? "" : text);
      return Optional.of(number).filter(n -> Math.abs((long) n.scale()) <= LONGEST);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What a scale is, in words. */
  static String words(Scale scale) {
    if (scale instanceof Scale.Interval interval) {
      return "numbers in equal steps, " + interval.min() + " to " + interval.max();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scale.size(); i++) {
      names.add(scale.name(i));
    }
    return (scale.ordered() ? "levels in order: " : "categories without order: ")
        + String.join(", ", names);
  }
}
