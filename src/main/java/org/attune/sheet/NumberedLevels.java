package org.attune.sheet;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/**
 * Numbers of levels with words beside them: 1 - Not at all, (5) extremely, extremely (5), 3: high,
 * 4/7, level 2, and A3 in files of LimeSurvey. The number is the answer; often only the ends have
 * words.
 */
final class NumberedLevels {

  /** Longer than any level a scale names; the patterns take time by the square of the length. */
  private static final int LONGEST = 500;

  private static final String NUMBER = "([+\u2212-]?\\d{1,3})";

  /** Something between a number and its words, or a blank. */
  private static final String BETWEEN = "\\s*[-\u2010-\u2015:=.,)\\]|/>\u2192]+\\s*|\\s+";

  /** Words that hold a letter and no other number. */
  private static final String WORDS = "([^\\d]*\\p{L}{2}[^\\d]*)";

  private static final Pattern BEFORE =
      Pattern.compile("[(\\[]?\\s*" + NUMBER + "(?:" + BETWEEN + ")" + WORDS);

  private static final Pattern AFTER =
      Pattern.compile(
          WORDS + "(?:\\s*[(\\[=:\u2010-\u2015]\\s*|\\s+-\\s+)" + NUMBER + "\\s*[)\\]]?");

  /** What all that {@link #AFTER} matches is, told in time by the length alone. */
  private static final Pattern ENDS_WITH_NUMBER = Pattern.compile("\\D++\\d{1,3}+\\s*+[)\\]]?");

  private static final Pattern OUT_OF =
      Pattern.compile(
          NUMBER + "\\s*(?:/|of|out of|von|sur|de|di|van)\\s*(\\d{1,3})", Pattern.CASE_INSENSITIVE);

  private static final Pattern UNIT =
      Pattern.compile(
          NUMBER
              + "\\s*(?:st|nd|rd|th|points?|pts?|stars?|sterne?|punkte?|\u00E9toiles?|estrellas?|stelle|sterren|\u2605|\u2B50|\u5206|\u661F|\u70B9|\u9EDE|\uC810)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CALLED =
      Pattern.compile(
          "(?:level|stufe|grade|rating|score|niveau|nivel|livello|n\u00EDvel|points?|punkte?|likert|AO?)["
              + " _-]?(\\d{1,2})",
          Pattern.CASE_INSENSITIVE);

  /** Levels whose numbers span more are no levels. */
  private static final BigDecimal WIDEST = BigDecimal.TEN;

  /**
   * An answer.
   *
   * @param number its number, as it is written plainly
   * @param words its words; empty where it is bare
   * @param end the highest number there is, if the answer says it
   */
  private record Level(String number, String words, String end) {}

  private NumberedLevels() {}

  /**
   * The number of each answer that has one with words beside it; nothing where these numbers are no
   * levels: one has several words, or several have one, or words are the names of categories.
   */
  static Map<String, String> numbers(Collection<String> answers) {
    Map<String, String> numbers = new TreeMap<>();
    Map<String, String> wordsOf = new HashMap<>();
    Map<String, String> numberOf = new HashMap<>();
    TreeSet<String> ends = new TreeSet<>();
    TreeSet<BigDecimal> values = new TreeSet<>();
    boolean between = betweenLevels(answers);
    for (String answer : answers) {
      Optional<Level> found =
          level(answer).filter(l -> l.end().isEmpty() || !between).filter(l -> !none(l));
      if (found.isEmpty()) {
        Decimals.number(answer).ifPresent(values::add);
        continue;
      }
      Level level = found.get();
      numbers.put(answer, level.number());
      values.add(new BigDecimal(level.number()));
      if (!level.end().isEmpty()) {
        ends.add(level.end());
      }
      String words = level.words();
      if (!words.isEmpty()
          && (!wordsOf.computeIfAbsent(level.number(), n -> words).equals(words)
              || !numberOf.computeIfAbsent(words, w -> level.number()).equals(level.number()))) {
        return Map.of();
      }
    }
    boolean levels =
        values.size() > 1
            && values.last().subtract(values.first()).compareTo(WIDEST) <= 0
            && ends.size() < 2
            && (ends.isEmpty() || values.last().compareTo(new BigDecimal(ends.first())) <= 0);
    return levels && !Scales.CategoryNames.most(numberOf.keySet()) ? numbers : Map.of();
  }

  /** True of a number whose words say that there is no answer: 6 - not applicable. */
  static boolean none(String answer) {
    return level(answer).filter(NumberedLevels::none).isPresent();
  }

  private static boolean none(Level level) {
    return !level.words().isEmpty()
        && (Unanswered.surely(level.words()) || Unanswered.words(level.words()));
  }

  /** True if 3/4 stands among plain numbers: then it is no 3 of 4, but something between. */
  private static boolean betweenLevels(Collection<String> answers) {
    long plain = answers.stream().filter(a -> Decimals.number(a).isPresent()).count();
    return plain
        > answers.stream().flatMap(a -> level(a).stream()).filter(l -> !l.end().isEmpty()).count();
  }

  /** The highest number there is, if answers such as 4/7 say it. */
  static Optional<String> end(Collection<String> answers) {
    return answers.stream()
        .flatMap(answer -> level(answer).stream())
        .map(Level::end)
        .filter(end -> !end.isEmpty())
        .findFirst();
  }

  private static Optional<Level> level(String answer) {
    if (answer.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    String text = WordForms.blanks(answer);
    if (text.length() > LONGEST || SpreadsheetDates.is(text)) {
      return Optional.empty();
    }
    for (Pattern pattern : new Pattern[] {OUT_OF, UNIT, CALLED, BEFORE, AFTER}) {
      Matcher matcher = pattern.matcher(text);
      if ((pattern != AFTER || ENDS_WITH_NUMBER.matcher(text).matches()) && matcher.matches()) {
        return Optional.of(level(pattern, matcher));
      }
    }
    return Optional.empty();
  }

  private static Level level(Pattern pattern, Matcher matcher) {
    String number = matcher.group(pattern == AFTER ? 2 : 1).replace('\u2212', '-');
    String plain = new BigDecimal(number).toPlainString();
    if (pattern == OUT_OF) {
      return new Level(plain, "", matcher.group(2));
    }
    boolean wordy = pattern == BEFORE || pattern == AFTER;
    return new Level(
        plain, wordy ? WordForms.plain(matcher.group(pattern == BEFORE ? 2 : 1)) : "", "");
  }

  /**
   * Dates that a spreadsheet made of numbers: 3.5 typed where a date is written with full stops
   * becomes the third of May, and is kept as the number of days since 1900. What was typed cannot
   * be had back for sure.
   */
  static final class SpreadsheetDates {

    private static final String MONTH =
        "(jan|feb|m(a|\u00E4|ae)r|mrz|apr|ma[iy]|mei|jun|jui|jul|aug|ago|sep|o[ck]t|out|nov|de[cz]|ene|fev"
            + "|f\u00E9v|abr|dic|gen|mag|giu|lug|set|ott|d\u00E9c|ao\u00FB)\\p{L}*\\.?";

    private static final Pattern DATE =
        Pattern.compile(
            "\\d{1,2}[.]?[ -/]?"
                + MONTH
                + "([ -/]?\\d{2,4})?|"
                + MONTH
                + "[ -/]?\\d{1,4}|\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?"
                + "|\\d{1,2}[./]\\d{1,2}[./](\\d{2}|\\d{4})?|\\d{1,2}-\\d{1,2}-\\d{4}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Days from 1900 to 2000 and to 2070. */
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(36_526);

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(62_000);

    private SpreadsheetDates() {}

    /** True of a date as spreadsheets write it: 03. Mai, 3-May, May-03, 2024-05-03, 03.05. */
    static boolean is(String text) {
      return DATE.matcher(WordForms.blanks(text)).matches();
    }

    /** True of a number that counts the days from 1900 to a day of our time. */
    static boolean counts(BigDecimal number) {
      return AnswerCounts.whole(number)
          && number.compareTo(FIRST_DAY) >= 0
          && number.compareTo(LAST_DAY) <= 0;
    }
  }
}
