package org.attune.corpus;

/**
 * Where rows end in bytes: at line feeds that are not inside a quoted value. A quote opens a value
 * only at the value's beginning, as in RFC 4180; anywhere else outside of quotes it is a character.
 */
final class RowEnd {
  private static final int NONE = -1000;
  private static final int VALUE_BEGINS = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int QUOTE_IN_QUOTED = 3;

  private final int delimiter;
  private final int quote;
  private int state = VALUE_BEGINS;
  private long lines;

  private RowEnd(int delimiter, int quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /** Every line feed ends a row. */
  static RowEnd unquoted() {
    return new RowEnd(NONE, NONE);
  }

  /** Both are ASCII characters. */
  static RowEnd quoted(char delimiter, char quote) {
    return new RowEnd(delimiter, quote);
  }

  /**
   * Index after the next line feed that ends a row; -1 if none of the bytes {@code from <= i < to}
   * does.
   */
  int find(byte[] bytes, int from, int to) {
    return quote == NONE ? findUnquoted(bytes, from, to) : findQuoted(bytes, from, to);
  }

  private int findUnquoted(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        lines++;
        return i + 1;
      }
    }
    return -1;
  }

  private int findQuoted(byte[] bytes, int from, int to) {
    int now = state;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        lines++;
        if (now != QUOTED) {
          state = VALUE_BEGINS;
          return i + 1;
        }
      } else if (now == QUOTED) {
        now = b == quote ? QUOTE_IN_QUOTED : QUOTED;
      } else if (b == quote && now != PLAIN) {
        now = QUOTED;
      } else {
        now = b == delimiter ? VALUE_BEGINS : PLAIN;
      }
    }
    state = now;
    return -1;
  }

  /** True inside a quoted value. */
  boolean open() {
    return state == QUOTED;
  }

  /** Line feeds passed so far, those in quoted values too. */
  long lines() {
    return lines;
  }
}
