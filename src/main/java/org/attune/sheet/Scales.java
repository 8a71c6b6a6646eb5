package org.attune.sheet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.Card.Level;

/** Guesses a scale from the answers that people gave on it. */
final class Scales {

  /** Whole numbers that span more than the levels 0 to 10 are read as numbers. */
  private static final int WIDEST = 10;

  /** More words than this are texts, not categories. */
  static final int MOST_CATEGORIES = 63;

  /** Decimals a scale can have. */
  static final int MOST_DECIMALS = 9;

  /** Steps of an interval scale can be counted in 31 bits. */
  private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(1 << 30);

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

  private static final List<String> SEPARATORS = List.of(";", "|", ",");

  /** Ends of scales that people use, the narrowest first. */
  private static final int[][] USUAL = {
    {0, 1},
    {-1, 1},
    {1, 5},
    {1, 7},
    {1, 9},
    {0, 5},
    {0, 10},
    {-4, 4},
    {-5, 5},
    {-10, 10},
    {0, 100},
    {-100, 100}
  };

  private Scales() {}

  /**
   * The scale, or nothing where the answers are neither numbers with at most nine decimals nor up
   * to 63 different words.
   */
  static Optional<GuessedScale> guess(Answers answers) {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    return (answers.numeric() ? numbers(answers) : words(answers))
        .map(scale -> scale.doubting(answers.oddities()));
  }

  private static Optional<GuessedScale> numbers(Answers answers) {
    List<BigDecimal> numbers = answers.numbers();
    BigDecimal low = numbers.get(0);
    BigDecimal high = numbers.get(numbers.size() - 1);
    int decimals = numbers.stream().mapToInt(n -> n.stripTrailingZeros().scale()).max().orElse(0);
    if (decimals > MOST_DECIMALS || low.abs().max(high.abs()).compareTo(LARGEST) > 0) {
      return Optional.empty();
    }
    if (answers.integral() && high.subtract(low).compareTo(BigDecimal.valueOf(WIDEST)) <= 0) {
      return Optional.of(levels(answers, low.intValueExact(), high.intValueExact()));
    }
    return interval(answers, low, high);
  }

  private static GuessedScale levels(Answers answers, int low, int high) {
    int lowest = low > 1 && high <= WIDEST ? 1 : low < 0 ? Math.min(low, -high) : low;
    int highest = low < 0 ? Math.max(high, -low) : Math.max(high, lowest + 1);
    List<String> labels =
        IntStream.rangeClosed(lowest, highest).mapToObj(Integer::toString).toList();
    List<String> unused = new ArrayList<>(labels);
    answers.numbers().forEach(n -> unused.remove(n.toBigInteger().toString()));
    boolean two = lowest == 0 && highest == 1;
    String why =
        two
            ? "only 0 and 1: two categories"
            : "few whole numbers ("
                + labels.size()
                + " levels): an order, but not surely equal steps";
    String doubt =
        two
            ? ""
            : (unused.isEmpty() ? "" : "nobody gave " + String.join(", ", unused) + "; ")
                + "correct the labels if the scale had others; for codes of categories write"
                + " nominal";
    return new GuessedScale(
        two ? Level.NOMINAL : Level.ORDINAL,
        labels,
        Optional.empty(),
        "",
        two ? spellings(answers) : Map.of(),
        answers.missing(),
        why,
        doubt);
  }

  /** 1.0 is the category 1. */
  private static Map<String, String> spellings(Answers answers) {
    Map<String, String> names = new TreeMap<>();
    for (String text : answers.counts().keySet()) {
      String plain = new BigDecimal(text).toBigInteger().toString();
      if (!plain.equals(text)) {
        names.put(text, plain);
      }
    }
    return names;
  }

  private static Optional<GuessedScale> interval(Answers answers, BigDecimal low, BigDecimal high) {
    BigDecimal[] ends = ends(low, high);
    List<BigDecimal> numbers = new ArrayList<>(answers.numbers());
    numbers.add(ends[1]);
    BigDecimal step = step(ends[0], numbers);
    if (ends[1].subtract(ends[0]).divide(step, 0, RoundingMode.DOWN).compareTo(MOST_STEPS) > 0) {
      return Optional.empty();
    }
    String why =
        (answers.integral() ? "many whole numbers, " : "numbers with decimals, ")
            + low.toPlainString()
            + " to "
            + high.toPlainString();
    return Optional.of(
        new GuessedScale(
            Level.INTERVAL,
            List.of(),
            Optional.of(new GuessedScale.Range(ends[0], ends[1], step)),
            "",
            Map.of(),
            answers.missing(),
            why,
            "min, max and step are rounded out from what was given: put in those of the scale"));
  }

  /** The narrowest usual scale around two numbers, else the next numbers of one digit. */
  private static BigDecimal[] ends(BigDecimal low, BigDecimal high) {
    for (int[] usual : USUAL) {
      BigDecimal from = BigDecimal.valueOf(usual[0]);
      BigDecimal to = BigDecimal.valueOf(usual[1]);
      if (low.compareTo(from) >= 0 && high.compareTo(to) <= 0) {
        return new BigDecimal[] {from, to};
      }
    }
    BigDecimal most = low.abs().max(high.abs());
    int digits = most.precision() - most.scale() - 1;
    return new BigDecimal[] {
      low.signum() >= 0 ? BigDecimal.ZERO : low.setScale(-digits, RoundingMode.FLOOR),
      high.signum() <= 0 ? BigDecimal.ZERO : high.setScale(-digits, RoundingMode.CEILING)
    };
  }

  /** The greatest step from {@code min} that meets all numbers. */
  private static BigDecimal step(BigDecimal min, Collection<BigDecimal> numbers) {
    BigInteger step =
        numbers.stream()
            .map(n -> n.subtract(min).movePointRight(MOST_DECIMALS).toBigIntegerExact())
            .reduce(BigInteger.ZERO, BigInteger::gcd);
    return new BigDecimal(step, MOST_DECIMALS).stripTrailingZeros();
  }

  private static Optional<GuessedScale> words(Answers answers) {
    Optional<GuessedScale> sets =
        SEPARATORS.stream().flatMap(s -> sets(answers, s).stream()).findFirst();
    if (sets.isPresent()) {
      return sets;
    }
    Map<String, String> names = new TreeMap<>();
    TreeSet<String> categories = categories(answers.counts(), names);
    if (categories.size() > MOST_CATEGORIES) {
      return Optional.empty();
    }
    Optional<List<String>> order = KnownLevels.order(categories);
    return Optional.of(
        new GuessedScale(
            order.isPresent() ? Level.ORDINAL : Level.NOMINAL,
            order.orElse(List.copyOf(categories)),
            Optional.empty(),
            "",
            names,
            answers.missing(),
            order.isPresent() ? "words with a known order" : "words without a known order",
            order.isPresent()
                ? "levels are worth their ranks from 0; give others by values: [...]"
                : "if they have an order, write ordinal and put the labels in that order"));
  }

  /** Sets, if parts between separators are labels that other answers have too. */
  private static Optional<GuessedScale> sets(Answers answers, String separator) {
    TreeMap<String, Integer> parts = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    boolean shared = false;
    int most = 1;
    for (Map.Entry<String, Integer> answer : answers.counts().entrySet()) {
      List<String> labels = List.of(answer.getKey().split(Pattern.quote(separator), -1));
      most = Math.max(most, labels.size());
      for (String label : labels) {
        if (label.isBlank()) {
          return Optional.empty();
        }
        parts.merge(label.strip(), answer.getValue(), Integer::sum);
        shared |= !seen.add(label.strip());
      }
    }
    Map<String, String> names = new TreeMap<>();
    TreeSet<String> labels = categories(parts, names);
    boolean decimals = separator.equals(",") && most == 2 && Answers.of(labels).numeric();
    if (most == 1 || decimals || !shared || labels.size() > MOST_CATEGORIES) {
      return Optional.empty();
    }
    return Optional.of(
        new GuessedScale(
            Level.LABELS,
            List.copyOf(labels),
            Optional.empty(),
            separator,
            names,
            answers.missing(),
            "answers hold several labels with \"" + separator + "\" between them",
            "an empty answer is read as missing, not as the empty set"));
  }

  /** Categories by their most frequent spelling, and the spellings that differ in case alone. */
  private static TreeSet<String> categories(
      Map<String, Integer> counts, Map<String, String> names) {
    Map<String, String> best = new LinkedHashMap<>();
    counts.forEach(
        (text, count) ->
            best.merge(
                text.toLowerCase(Locale.ROOT),
                text,
                (a, b) -> counts.get(b) > counts.get(a) ? b : a));
    for (String text : counts.keySet()) {
      String category = best.get(text.toLowerCase(Locale.ROOT));
      if (!category.equals(text)) {
        names.put(text, category);
      }
    }
    return new TreeSet<>(best.values());
  }
}
