package org.attune.table;

import java.util.regex.Pattern;

/**
 * Texts as they stand in CSV so that no spreadsheet takes them for a formula: one that begins as
 * formulas do, and is no number, gets an apostrophe before it, which spreadsheets take for the mark
 * of a text. A text that has such an apostrophe gets another, so that each comes back as it was.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class SpreadsheetText {

  private static final String MARK = "'";

  /** What formulas begin with, after any apostrophes. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private SpreadsheetText() {}

  /** A text as it is written. */
  static String written(String text) {
    return runs(text) ? MARK + text : text;
  }

  /** The text that was written so. */
  static String read(String written) {
    return written.startsWith(MARK) && runs(written.substring(1)) ? written.substring(1) : written;
  }

  private static boolean runs(String text) {
    return FORMULA.matcher(text).matches() && !text.equals("-") && !NUMBER.matcher(text).matches();
  }
}
