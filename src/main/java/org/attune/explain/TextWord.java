package org.attune.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A word of a text: a run of letters with their marks, digits and apostrophes; every other sign but
 * spaces is a word of its own. It is the same word in capitals, and with a typographic apostrophe.
 *
 * @param from its first character
 * @param to the one behind its last
 * @param form in lower case
 */
public record TextWord(int from, int to, String form) {

  /** The words of a text in order. */
  public static List<TextWord> of(String text) {
    List<TextWord> words = new ArrayList<>();
    for (int from = 0, to; from < text.length(); from = to) {
      int first = text.codePointAt(from);
      to = from + Character.charCount(first);
      if (inside(first)) {
        while (to < text.length() && inside(text.codePointAt(to))) {
          to += Character.charCount(text.codePointAt(to));
        }
      } else if (Character.isWhitespace(first) || Character.isSpaceChar(first)) {
        continue;
      }
      words.add(new TextWord(from, to, form(text.substring(from, to))));
    }
    return words;
  }

  private static String form(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2018', '\'');
  }

  private static boolean inside(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || point == '\''
        || point == '\u2019';
  }

  /** Whether it can be read: no sign that controls, formats, or has no meaning of its own. */
  boolean readable() {
    return form.codePoints()
        .noneMatch(
            point -> {
              int type = Character.getType(point);
              return type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.PRIVATE_USE
                  || type == Character.UNASSIGNED;
            });
  }

  /**
   * A text with some of its words only. What stood between words that stay stays; where words are
   * left out between two that would run together, a space keeps them apart.
   *
   * @param words all its words
   * @param kept those that stay
   */
  static String only(String text, List<TextWord> words, BitSet kept) {
    StringBuilder left = new StringBuilder();
    int before = -1;
    for (int w = kept.nextSetBit(0); w >= 0; w = kept.nextSetBit(w + 1)) {
      if (before >= 0) {
        left.append(between(text, words, before, w));
      }
      left.append(text, words.get(w).from, words.get(w).to);
      before = w;
    }
    return left.toString();
  }

  private static String between(String text, List<TextWord> words, int before, int word) {
    String gap = "";
    for (int w = before; w < word && gap.isEmpty(); w++) {
      gap = text.substring(words.get(w).to, words.get(w + 1).from);
    }
    boolean run =
        gap.isEmpty()
            && word > before + 1
            && inside(text.codePointBefore(words.get(before).to))
            && inside(text.codePointAt(words.get(word).from));
    return run ? " " : gap;
  }
}
