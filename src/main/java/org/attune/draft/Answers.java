package org.attune.draft;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.corpus.Decimals;

/**
 * Raw answers and how often each was given, without those that stand for a missing one.
 *
 * @param counts number of answers by text, without blanks around
 * @param missing texts that stand for a missing answer, beside the empty one
 * @param empty number of missing answers
 */
record Answers(SortedMap<String, Integer> counts, SortedSet<String> missing, int empty) {

  /** No label of a scale is called so. */
  private static final Set<String> MISSING =
      Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "NAN", "null", "NULL");

  /** May be labels, but not among numbers. */
  private static final Set<String> NO_NUMBER =
      Set.of("na", "none", "None", "NONE", "-", "--", ".", "?", "missing", "x");

  /** Numbers that statistics programs put for a missing answer. */
  private static final Set<String> CODES =
      Set.of("-9", "-99", "-999", "-9999", "99", "999", "9999");

  /** A scale of categories that ends here does not hold a code. */
  private static final BigDecimal FAR = BigDecimal.TEN;

  static Answers of(Collection<String> raw) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    TreeSet<String> missing = new TreeSet<>();
    raw.forEach(text -> counts.merge(text.strip(), 1, Integer::sum));
    int empty = counts.getOrDefault("", 0);
    counts.remove("");
    empty += take(MISSING, counts, missing);
    TreeMap<String, Integer> rest = new TreeMap<>(counts);
    rest.keySet().removeAll(NO_NUMBER);
    if (!rest.isEmpty() && numbers(rest.keySet())) {
      empty += take(NO_NUMBER, counts, missing);
      rest.keySet().removeAll(CODES);
      if (!rest.isEmpty() && small(rest.keySet())) {
        empty += take(CODES, counts, missing);
      }
    }
    return new Answers(counts, missing, empty);
  }

  private static int take(
      Set<String> texts, TreeMap<String, Integer> counts, SortedSet<String> missing) {
    int taken = 0;
    for (String text : texts) {
      if (counts.containsKey(text)) {
        taken += counts.remove(text);
        missing.add(text);
      }
    }
    return taken;
  }

  private static boolean numbers(Collection<String> texts) {
    return texts.stream().allMatch(text -> Decimals.number(text).isPresent());
  }

  private static boolean small(Collection<String> texts) {
    return texts.stream()
        .map(text -> Decimals.number(text).orElseThrow())
        .allMatch(number -> number.abs().compareTo(FAR) <= 0 && whole(number));
  }

  /** True of 2 and of 2.0. */
  static boolean whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /** True if an answer looks like an e-mail address. */
  boolean addresses() {
    return counts.keySet().stream().anyMatch(text -> text.matches("\\S+@\\S+\\.\\p{L}+"));
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** True if there are answers and all are numbers. */
  boolean numeric() {
    return !counts.isEmpty() && numbers(counts.keySet());
  }

  /** True if all are whole numbers. */
  boolean integral() {
    return numeric() && numbers().stream().allMatch(Answers::whole);
  }

  /** The different numbers, rising; only of {@link #numeric()} answers. */
  List<BigDecimal> numbers() {
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    counts.keySet().forEach(text -> numbers.add(Decimals.number(text).orElseThrow()));
    return List.copyOf(numbers);
  }

  int distinct() {
    return counts.size();
  }

  /** Number of answers that are there. */
  int given() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Characters an answer has on average. */
  double meanLength() {
    long characters = 0;
    for (var entry : counts.entrySet()) {
      characters += (long) entry.getKey().length() * entry.getValue();
    }
    return given() == 0 ? 0 : (double) characters / given();
  }
}
