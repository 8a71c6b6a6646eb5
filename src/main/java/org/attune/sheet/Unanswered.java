package org.attune.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/** Texts that stand for a missing answer: surely, probably, or only where numbers are answers. */
final class Unanswered {

  /** What spreadsheets write where a formula fails, in the languages they speak. */
  private static final Pattern FORMULA_ERROR = Pattern.compile("#[\\p{Lu}/0\u00B4]+[!?]?");

  /** A mark alone says nothing, but + and - may be answers to each other. */
  private static final Pattern MARK = Pattern.compile("[\\p{P}=~|^`\u00B4\u2212]{1,3}");

  private static final Map<String, Set<String>> LISTS = lists();

  /** Who does not answer does so in fewer characters. */
  private static final int LONGEST = 200;

  private Unanswered() {}

  private static Map<String, Set<String>> lists() {
    Map<String, Set<String>> lists = new HashMap<>();
    Set<String> list = Set.of();
    for (String line : WordForms.list("no-answers.txt")) {
      if (line.startsWith("[")) {
        list = new HashSet<>();
        lists.put(line.substring(1, line.indexOf(']')), list);
      } else {
        list.add(line);
      }
    }
    return lists;
  }

  /** True of what is no answer whatever others say: blanks, NA and its like, failed formulas. */
  static boolean surely(String text) {
    return text.length() <= LONGEST && sure(text);
  }

  private static boolean sure(String text) {
    return WordForms.blanks(text).isEmpty()
        || LISTS.get("none").contains(WordForms.plain(text))
        || FORMULA_ERROR.matcher(text.strip()).matches();
  }

  /** True of words that say that somebody did not know, or did not answer. */
  static boolean words(String text) {
    return LISTS.get("words").contains(WordForms.plain(text));
  }

  /** True of words that may be an answer or none, such as "unsure". */
  static boolean open(String text) {
    return LISTS.get("open").contains(WordForms.plain(text));
  }

  /** True of marks that may stand where nothing was answered, such as a dash. */
  static boolean mark(String text) {
    String bare = WordForms.blanks(text);
    return MARK.matcher(bare).matches() || bare.equalsIgnoreCase("x");
  }

  /** True of what stands for a missing answer among numbers. */
  static boolean amongNumbers(String text) {
    return text.length() <= LONGEST && missingOrOpen(text);
  }

  private static boolean missingOrOpen(String text) {
    return surely(text)
        || words(text)
        || open(text)
        || mark(text)
        || NumberedLevels.none(text)
        || WordForms.plain(text).equals("none")
        || NumberedLevels.SpreadsheetDates.is(text);
  }

  /** True of an answer that says something: a word or a sign, and no number. */
  static boolean saysSomething(String text) {
    return Decimals.number(text).isEmpty()
        && !surely(text)
        && !words(text)
        && !mark(text)
        && text.codePoints().filter(Character::isLetter).limit(2).count() > 1;
  }
}
