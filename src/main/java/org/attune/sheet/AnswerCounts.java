package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;
import org.attune.sheet.AnswerCounts.Odd;
import org.attune.sheet.Hints.Hint;

/**
 * Raw answers and how often each was given, without those that stand for a missing one.
 *
 * @param counts number of answers by text, without blanks around; of levels with a number and words
 *     by the number
 * @param spelled the number of each answer that has words beside it
 * @param missing texts that stand for a missing answer, beside the empty one
 * @param odd answers that are missing or that may be, but not surely
 */
record AnswerCounts(
    SortedMap<String, Integer> counts,
    Map<String, String> spelled,
    SortedSet<String> missing,
    List<Odd> odd) {

  /** Of so many numbers the rest are slips or missing answers. */
  static final double MOST = 0.8;

  private static final Set<Character.UnicodeScript> SYLLABLES =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.HANGUL);

  /** Numbers of several categories in one answer, or one with a decimal comma. */
  private static final Pattern SET = Pattern.compile("\\d+(\\s*[,;|]\\s*\\d+)+");

  /**
   * An answer that may be none.
   *
   * @param text the answer
   * @param count how often it was given
   * @param why what is odd about it, to be put behind it; may be empty
   * @param said what is said of it, and what to do
   */
  record Odd(String text, int count, String why, Said said) {

    /** What was made of an odd answer. */
    enum Said {
      NOT_A_NUMBER,
      MISSING,
      GIVEN
    }

    static Odd missing(String text, int count, String why) {
      return new Odd(text, count, why, Said.MISSING);
    }

    static Odd given(String text, int count, String why) {
      return new Odd(text, count, why, Said.GIVEN);
    }
  }

  static AnswerCounts of(Collection<String> raw) {
    return of(raw, Hints.none());
  }

  /**
   * Answers, of which the user may say which are missing: then no others are but NA and its like.
   */
  static AnswerCounts of(Collection<String> raw, Hints hints) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    raw.forEach(text -> counts.merge(text.strip(), 1, Integer::sum));
    counts.remove("");
    boolean said = !hints.all(Hint.MISSING).isEmpty();
    TreeSet<String> missing = new TreeSet<>();
    take(counts, Unanswered::surely, missing);
    take(counts, hints::missing, missing);
    Map<String, String> worded = NumberedLevels.numbers(counts.keySet());
    TreeMap<String, Integer> numbers = new TreeMap<>(counts);
    numbers.keySet().removeIf(t -> Decimals.number(t).isEmpty() && !worded.containsKey(t));
    TreeMap<String, Integer> slips = new TreeMap<>(counts);
    slips.keySet().removeIf(t -> numbers.containsKey(t) || Unanswered.amongNumbers(t));
    boolean fewSlips =
        numbers.size() > 1
            && sum(numbers) >= MOST * (sum(numbers) + sum(slips))
            && slips.keySet().stream().noneMatch(text -> SET.matcher(text).matches());
    return numbers.isEmpty() || !slips.isEmpty() && !fewSlips
        ? words(counts, missing, said)
        : numbers(counts, numbers, slips, worded, missing, said);
  }

  private static AnswerCounts words(
      TreeMap<String, Integer> counts, TreeSet<String> missing, boolean said) {
    List<Odd> odd = said ? List.of() : OddWords.of(counts);
    odd.stream().filter(o -> o.said() != Odd.Said.GIVEN).forEach(o -> missing.add(o.text()));
    counts.keySet().removeAll(missing);
    return new AnswerCounts(counts, Map.of(), missing, odd);
  }

  private static AnswerCounts numbers(
      TreeMap<String, Integer> counts,
      TreeMap<String, Integer> numbers,
      TreeMap<String, Integer> slips,
      Map<String, String> worded,
      TreeSet<String> missing,
      boolean said) {
    List<Odd> odd = new ArrayList<>();
    slips.forEach((text, n) -> odd.add(new Odd(text, n, "", Odd.Said.NOT_A_NUMBER)));
    counts.forEach(
        (text, n) -> {
          if (!numbers.containsKey(text) && !slips.containsKey(text)) {
            odd.add(
                Odd.missing(
                    text,
                    n,
                    NumberedLevels.SpreadsheetDates.is(text)
                        ? ", a date, which a spreadsheet made of a number like 3.5"
                        : ""));
          }
        });
    take(counts, text -> !numbers.containsKey(text), missing);
    TreeMap<BigDecimal, Integer> values = new TreeMap<>();
    numbers.forEach((text, n) -> values.merge(value(text, worded), n, Integer::sum));
    List<Odd> off = said ? List.of() : OffScale.of(values);
    TreeSet<BigDecimal> none = new TreeSet<>();
    off.stream()
        .filter(o -> o.said() != Odd.Said.GIVEN)
        .forEach(o -> none.add(new BigDecimal(o.text())));
    take(counts, text -> none.contains(value(text, worded)), missing);
    odd.addAll(off);
    TreeMap<String, Integer> plain = new TreeMap<>();
    counts.forEach((text, n) -> plain.merge(worded.getOrDefault(text, text), n, Integer::sum));
    TreeMap<String, String> names = new TreeMap<>(worded);
    names.keySet().retainAll(counts.keySet());
    return new AnswerCounts(plain, names, missing, odd);
  }

  private static BigDecimal value(String text, Map<String, String> worded) {
    return Decimals.number(worded.getOrDefault(text, text)).orElseThrow();
  }

  private static void take(
      TreeMap<String, Integer> counts, Predicate<String> which, SortedSet<String> taken) {
    counts.keySet().stream().filter(which).forEach(taken::add);
    counts.keySet().removeIf(which);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What is odd about some answers; empty if nothing is. */
  List<String> oddities() {
    return oddities(text -> "");
  }

  /**
   * What is odd about some answers.
   *
   * @param lines where an answer stands, for those that are no usual code
   */
  List<String> oddities(UnaryOperator<String> lines) {
    List<String> told = new ArrayList<>();
    told(Odd.Said.NOT_A_NUMBER, lines)
        .ifPresent(texts -> told.add(texts + ": no numbers, so read as missing; correct slips"));
    told(Odd.Said.MISSING, lines)
        .ifPresent(texts -> told.add(texts + "; read as missing" + otherwise()));
    told(Odd.Said.GIVEN, lines)
        .ifPresent(
            texts -> told.add(texts + "; read as given: if it is no answer, name it by --missing"));
    return told;
  }

  private static String otherwise() {
    return " (if that is wrong, say by --missing which are, \"\" if none)";
  }

  private Optional<String> told(Odd.Said said, UnaryOperator<String> lines) {
    LinkedHashSet<String> texts = new LinkedHashSet<>();
    for (Odd one : odd) {
      if (one.said() == said) {
        boolean number = Decimals.number(one.text()).isPresent();
        String times = one.count() == 1 ? "once" : one.count() + " times";
        texts.add(
            (number ? one.text() : "\"" + WordForms.blanks(one.text()) + "\"")
                + " ("
                + times
                + lines.apply(one.text())
                + ")"
                + one.why());
      }
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
  }

  /** True of 2 and of 2.0. */
  static boolean whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /** True if an answer looks like an e-mail address. */
  boolean addresses() {
    return counts.keySet().stream().anyMatch(text -> text.matches("\\S+@\\S+\\.\\p{L}+"));
  }

  /** True if answers are written in signs that stand for syllables or words. */
  boolean dense() {
    return counts.keySet().stream()
            .filter(
                text ->
                    text.codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .anyMatch(SYLLABLES::contains))
            .count()
        > counts.size() / 2;
  }

  /** True if an answer has tabs or several lines, as texts have and names have not. */
  boolean severalLines() {
    return counts.keySet().stream()
        .anyMatch(text -> text.matches("(?s).*[\\p{Cntrl}\u2028\u2029].*"));
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
    return numeric() && numbers().stream().allMatch(AnswerCounts::whole);
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

  /**
   * Answers among words that are none, or that may be none: marks, numbers, words for not knowing.
   */
  private static final class OddWords {

    /** More words than this, and some, are texts. */
    private static final int MOST = 2 * Scales.MOST_CATEGORIES;

    /** Codes are no more than this part of the answers. */
    private static final double MOST_CODES = 1.0 / 3;

    /** With yes and no, not to know is an answer. */
    private static final Set<String> YES_OR_NO =
        Set.of("yes", "no", "ja", "nein", "oui", "non", "si", "nee", "sim", "nao", "true", "false");

    private final SortedMap<String, Integer> counts;
    private final List<String> saying;
    private final List<Odd> odd = new ArrayList<>();

    private OddWords(SortedMap<String, Integer> counts) {
      this.counts = counts;
      saying = counts.keySet().stream().filter(Unanswered::saysSomething).toList();
    }

    /**
     * Odd ones among words; none where fewer than two others say something, or all have an order.
     */
    static List<Odd> of(SortedMap<String, Integer> counts) {
      if (counts.size() > MOST || WordScales.KnownLevels.order(counts.keySet()).isPresent()) {
        return List.of();
      }
      OddWords words = new OddWords(counts);
      if (words.saying.size() > 1) {
        words.numbers();
        counts.forEach(words::look);
      }
      return words.odd;
    }

    private void numbers() {
      Map<String, Integer> numbers = new TreeMap<>(counts);
      numbers.keySet().removeIf(text -> Decimals.number(text).isEmpty());
      int sum = numbers.values().stream().mapToInt(Integer::intValue).sum();
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      if (numbers.size() < 3 && sum <= MOST_CODES * all) {
        numbers.forEach((text, n) -> odd.add(Odd.missing(text, n, ", a number among words")));
      }
    }

    private void look(String text, int count) {
      if (text.equals(SeparatedLabels.NO_LABELS)) {
        return;
      }
      if (Unanswered.mark(text) && !counts.containsKey("+")) {
        odd.add(Odd.missing(text, count, ""));
      } else if (Unanswered.words(text)) {
        odd.add(
            yesOrNo()
                ? Odd.given(text, count, ", beside yes or no")
                : Odd.missing(text, count, ""));
      } else if (Unanswered.open(text)) {
        odd.add(Odd.given(text, count, ", an answer or none"));
      } else if (text.equals("None") && othersAreSmall()) {
        odd.add(Odd.missing(text, count, ", as Python writes it"));
      } else if (WordForms.plain(text).equals("none")) {
        odd.add(Odd.given(text, count, ", an answer or none"));
      }
    }

    private boolean yesOrNo() {
      return saying.stream()
          .anyMatch(text -> YES_OR_NO.contains(WordForms.plain(text).split("\\W")[0]));
    }

    private boolean othersAreSmall() {
      return saying.stream()
          .allMatch(text -> text.equals("None") || Character.isLowerCase(text.codePointAt(0)));
    }
  }
}
