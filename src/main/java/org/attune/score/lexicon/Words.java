package org.attune.score.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a text, as lexicons know them.
 *
 * <p>A word is a run of letters with apostrophes inside, in lower case; a typographic apostrophe is
 * an apostrophe; three or more of the same letter in a row are folded to two. An emoji is a word,
 * and so are the marks {@code ?}, {@code !} and {@code ...}, which carry emotion of their own.
 * Other punctuation is a {@link #PAUSE}. Numbers, masks such as {@code [NAME]}, addresses and
 * whatever looks like a user name ({@code @name}, {@code u/name}, letters with digits or
 * underscores) are pauses too, so that nothing reaches across them.
 */
final class Words {

  /** A place that neither a pair of words nor a modifier reaches across. */
  static final String PAUSE = ",";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();

  private Words(String text) {
    this.text = text.replace('\u2019', '\'').replace('\u2018', '\'').replace('\u02BC', '\'');
  }

  /** The words, marks and pauses of a text in order. */
  static List<String> of(String text) {
    return in(text).words;
  }

  /** The same, with their places. */
  static Words in(String text) {
    Words reading = new Words(text);
    reading.read();
    return reading;
  }

  /** The words, marks and pauses in order. */
  List<String> words() {
    return words;
  }

  /** The first character of one of them, and the one behind its last. */
  int[] place(int word) {
    return places.get(word);
  }

  private void add(String word, int from, int to) {
    words.add(word);
    places.add(new int[] {from, to});
  }

  /** True for marks and pauses. */
  static boolean mark(String word) {
    char first = word.charAt(0);
    return first == ',' || first == '?' || first == '!' || first == '.';
  }

  /**
   * Every word or mark, and every pair of neighbours (joined by a space) whose first is no mark,
   * with the position of its first occurrence.
   */
  static Map<String, Integer> terms(List<String> words) {
    Map<String, Integer> terms = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(PAUSE)) {
        continue;
      }
      terms.putIfAbsent(word, i);
      if (i + 1 < words.size() && !mark(word) && !words.get(i + 1).equals(PAUSE)) {
        terms.putIfAbsent(word + " " + words.get(i + 1), i);
      }
    }
    return terms;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c == '\n' || c == '\r') {
        add(PAUSE, at, at + 1);
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at += Character.charCount(c);
        continue;
      }
      int end = at;
      while (end < text.length() && !blank(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (address(at, end)) {
        add(PAUSE, at, end);
      } else {
        chunk(at, end);
      }
      at = end;
    }
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private boolean address(int from, int to) {
    int start = from;
    while (start < to && "(\"'*/".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (text.startsWith("@", start)
        || text.startsWith("u/", start)
        || text.startsWith("r/", start)
        || text.startsWith("www.", start)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '_' || c == ':' && text.startsWith("://", i)) {
        return true;
      }
      if (i + 1 < to
          && (Character.isDigit(c) && Character.isLetter(text.charAt(i + 1))
              || Character.isLetter(c) && Character.isDigit(text.charAt(i + 1)))) {
        return true;
      }
    }
    return false;
  }

  private void chunk(int from, int to) {
    int at = from;
    while (at < to) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (Character.isLetter(c)) {
        end = word(at, to);
      } else if (c == '[' && mask(at) > 0) {
        end = mask(at);
        add(PAUSE, at, end);
      } else if (punctuation(c)) {
        while (end < to && punctuation(text.charAt(end))) {
          end++;
        }
        add(mark(at, end), at, end);
      } else if (Character.isDigit(c)) {
        add(PAUSE, at, end);
      } else if (emoji(c)) {
        add(text.substring(at, end), at, end);
      }
      at = end;
    }
  }

  private int word(int from, int to) {
    StringBuilder folded = new StringBuilder();
    int at = from;
    while (at < to) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean inside = c == '\'' && next < to && Character.isLetter(text.codePointAt(next));
      if (!inside && !Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
        break;
      }
      folded.appendCodePoint(c);
      at = next;
    }
    String lower = folded.toString().toLowerCase(Locale.ROOT);
    folded.setLength(0);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (i < 2 || c != lower.charAt(i - 1) || c != lower.charAt(i - 2)) {
        folded.append(c);
      }
    }
    add(folded.toString(), from, at);
    return at;
  }

  /** The end of a mask of capital letters that begins here; 0 if there is none. */
  private int mask(int from) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
      at++;
    }
    return at > from + 1 && at < text.length() && text.charAt(at) == ']' ? at + 1 : 0;
  }

  private static boolean punctuation(int c) {
    return ".,;:!?()\"\u2026\u2013\u2014\u201C\u201D".indexOf(c) >= 0;
  }

  private String mark(int from, int to) {
    String run = text.substring(from, to);
    return run.contains("?")
        ? "?"
        : run.contains("!") ? "!" : run.contains("...") || run.contains("\u2026") ? "..." : PAUSE;
  }

  /**
   * Pictographs and dingbats by block, without skin tones: fixed, so that the Java version does not
   * matter.
   */
  private static boolean emoji(int c) {
    return c >= 0x1F000 && c <= 0x1FAFF && !(c >= 0x1F3FB && c <= 0x1F3FF)
        || c >= 0x2600 && c <= 0x27BF;
  }
}
