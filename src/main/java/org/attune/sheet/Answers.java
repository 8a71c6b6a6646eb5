package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/**
 * Raw answers and how often each was given, without those that stand for a missing one.
 *
 * @param counts number of answers by text, without blanks around
 * @param missing texts that stand for a missing answer, beside the empty one
 * @param slips those of {@code missing} that are no usual ones, but stand among numbers
 */
record Answers(
    SortedMap<String, Integer> counts,
    SortedSet<String> missing,
    SortedMap<String, Integer> slips) {

  /** Of so many numbers the rest are slips or missing answers. */
  static final double MOST = 0.8;

  /** No label of a scale is called so. */
  private static final Set<String> MISSING =
      Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "NAN", "null", "NULL");

  /** May be labels, but not among numbers; in lower case. */
  private static final Set<String> NO_NUMBER =
      Set.of(
          "na",
          "n.a.",
          "none",
          "-",
          "--",
          "\u2013",
          ".",
          "?",
          "*",
          "x",
          "missing",
          "don't know",
          "dont know",
          "dk",
          "no answer",
          "not applicable",
          "prefer not to say",
          "refused",
          "skipped",
          "k.a.",
          "k. a.",
          "ka",
          "keine angabe",
          "wei\u00DF nicht");

  /** Numbers that statistics programs and questionnaires put for a missing answer. */
  private static final Set<String> CODES =
      Set.of("-8", "-9", "-77", "-88", "-99", "-999", "-9999", "77", "88", "99", "999", "9999");

  /** A scale that ends here does not hold a code of two digits. */
  private static final BigDecimal SMALL = BigDecimal.TEN;

  /** A scale that ends here does not hold a code of three digits. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);

  /** Numbers of several categories in one answer, or one with a decimal comma. */
  private static final Pattern SET = Pattern.compile("\\d+(\\s*[,;|]\\s*\\d+)+");

  /** Part of the answers that may be slips. */
  private static final double FEW = 0.2;

  static Answers of(Collection<String> raw) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    raw.forEach(text -> counts.merge(text.strip(), 1, Integer::sum));
    counts.remove("");
    TreeSet<String> missing = new TreeSet<>();
    take(counts, MISSING::contains, missing);
    TreeMap<String, Integer> numbers = new TreeMap<>(counts);
    numbers.keySet().removeIf(text -> Decimals.number(text).isEmpty());
    TreeMap<String, Integer> slips = new TreeMap<>(counts);
    slips.keySet().removeIf(text -> numbers.containsKey(text) || none(text));
    boolean fewSlips =
        numbers.size() > 1
            && sum(numbers) >= MOST * (sum(numbers) + sum(slips))
            && slips.keySet().stream().noneMatch(text -> SET.matcher(text).matches());
    if (numbers.isEmpty() || !slips.isEmpty() && !fewSlips) {
      return new Answers(counts, missing, new TreeMap<>());
    }
    take(counts, text -> !numbers.containsKey(text), missing);
    TreeSet<BigDecimal> others = new TreeSet<>();
    numbers.keySet().stream()
        .filter(text -> !CODES.contains(text))
        .forEach(text -> others.add(new BigDecimal(text)));
    if (!others.isEmpty()) {
      take(counts, text -> CODES.contains(text) && code(new BigDecimal(text), others), missing);
    }
    return new Answers(counts, missing, slips);
  }

  /** True if a number that may be a code is none of a scale with these. */
  private static boolean code(BigDecimal number, TreeSet<BigDecimal> others) {
    BigDecimal most = others.first().abs().max(others.last().abs());
    if (number.signum() < 0 && others.first().signum() >= 0) {
      return true;
    }
    return number.abs().compareTo(LARGE) > 0
        ? most.compareTo(LARGE) <= 0
        : number.abs().compareTo(SMALL) > 0 && most.compareTo(SMALL) <= 0;
  }

  private static void take(
      TreeMap<String, Integer> counts, Predicate<String> which, SortedSet<String> taken) {
    counts.keySet().stream().filter(which).forEach(taken::add);
    counts.keySet().removeIf(which);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** True of what stands for a missing answer among numbers. */
  static boolean none(String text) {
    return text.isBlank()
        || MISSING.contains(text)
        || NO_NUMBER.contains(text.toLowerCase(Locale.ROOT));
  }

  /** What is odd about answers that are numbers; empty if nothing is. */
  List<String> oddities() {
    List<String> odd = new ArrayList<>();
    if (!slips.isEmpty()) {
      List<String> texts = new ArrayList<>();
      slips.forEach((text, count) -> texts.add(times("\"" + text + "\"", count)));
      odd.add(String.join(", ", texts) + ": no numbers, so read as missing; correct slips");
    }
    List<BigDecimal> numbers = numeric() ? numbers() : List.of();
    int last = numbers.size() - 1;
    if (last > 2) {
      apart(numbers.get(0), numbers.get(1), numbers.get(last)).ifPresent(odd::add);
      apart(numbers.get(last), numbers.get(0), numbers.get(last - 1)).ifPresent(odd::add);
    }
    return odd;
  }

  /** A rare number that is farther from the others than these from each other. */
  private Optional<String> apart(BigDecimal number, BigDecimal low, BigDecimal high) {
    BigDecimal gap = number.subtract(low).abs().min(number.subtract(high).abs());
    int count =
        counts.entrySet().stream()
            .filter(e -> new BigDecimal(e.getKey()).compareTo(number) == 0)
            .mapToInt(Map.Entry::getValue)
            .sum();
    return gap.compareTo(high.subtract(low)) <= 0 || count > FEW * given()
        ? Optional.empty()
        : Optional.of(
            times(number.toPlainString(), count)
                + " lies apart from "
                + low.toPlainString()
                + " to "
                + high.toPlainString()
                + ": missing, or a slip?");
  }

  private static String times(String what, int count) {
    return what + " (" + (count == 1 ? "once" : count + " times") + ")";
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
    return !counts.isEmpty()
        && counts.keySet().stream().allMatch(text -> Decimals.number(text).isPresent());
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
    return sum(counts);
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
