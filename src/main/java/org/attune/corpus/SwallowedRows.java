package org.attune.corpus;

import java.util.Arrays;

/**
 * Tells quoted values that hold line ends of their own from those that a quote too many has made of
 * the rows after them.
 *
 * @param delimiter character between columns
 * @param width columns of a row; 0 if that is not known
 */
record SwallowedRows(char delimiter, int width) {

  /** Lines but the first times delimiters of each, from which on they are no text. */
  private static final int SUSPICIOUS = 4;

  /** Far more lines than a value has that is read by people. */
  private static final int MOST_LINES = 10_000;

  /**
   * Fails if a row of several lines looks like several rows: each of its lines alone has as many
   * delimiters as a row, or one of its values is what stands between a value and another of a later
   * row. Text may look so, too, but hardly ever.
   */
  void check(String row, String[] values) throws Unreadable {
    if (row.indexOf('\n') < 0 && row.indexOf('\r') < 0) {
      return;
    }
    String[] lines = row.split("\\R", -1);
    if (lines.length > MOST_LINES) {
      throw Unreadable.ofUnknownEnd(
          "expected at most " + MOST_LINES + " lines in a row, found more");
    }
    boolean rows =
        width > 1
            && (lines.length - 1) * (width - 1) >= SUSPICIOUS
            && Arrays.stream(lines).allMatch(line -> delimiters(line) == width - 1)
            && Arrays.stream(lines).allMatch(this::begins);
    for (int column = 0; width > 1 && column < values.length; column++) {
      rows |= between(values[column], column);
    }
    if (rows) {
      throw Unreadable.ofUnknownEnd(
          "expected a closing quote in its line, found a quoted value over lines that look like"
              + " rows");
    }
  }

  /** Whether a line begins as a row does, with a value of one word, where sentences have commas. */
  private boolean begins(String line) {
    return !prose() || line.substring(0, line.indexOf(delimiter)).matches("\\S+");
  }

  private boolean prose() {
    return delimiter == ',' || delimiter == ';' || delimiter == ' ';
  }

  /** Whether a value holds the end of a row from this column on, and that of another up to it. */
  private boolean between(String value, int column) {
    String[] lines = value.split("\\R", -1);
    if (lines.length < 2 || delimiters(value) < width - 1) {
      return false;
    }
    if (!prose()) {
      return true;
    }
    String first = lines[0];
    String last = lines[lines.length - 1];
    boolean begins = first.indexOf(delimiter) == 0 && delimiters(first) == width - 1 - column;
    boolean ends =
        last.indexOf(delimiter) > 0
            && begins(last)
            && last.charAt(last.length() - 1) == delimiter
            && delimiters(last) == column;
    return begins || ends;
  }

  private int delimiters(String text) {
    return (int) text.chars().filter(c -> c == delimiter).count();
  }
}
