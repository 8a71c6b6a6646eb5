package org.attune;

/**
 * Text of others before it reaches a terminal: what would move the cursor, end the line or turn the
 * direction of what follows is shown by its number, as in {@code \}{@code u001b}, so that no name
 * of a file and no title can print what only the program may say.
 */
public final class Visible {

  private Visible() {}

  /** A text that stands on one line. */
  public static String line(String text) {
    return escaped(text, "");
  }

  /** A text whose line feeds and tabs are meant. */
  public static String text(String text) {
    return escaped(text, "\n\t");
  }

  private static String escaped(String text, String kept) {
    if (text.chars().noneMatch(c -> acts((char) c))) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (acts(c) && kept.indexOf(c) < 0) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /**
   * Control characters (C0, C1, DEL), separators of lines and paragraphs, and the marks by which
   * Unicode turns the direction of text (UAX 9).
   */
  private static boolean acts(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }
}
