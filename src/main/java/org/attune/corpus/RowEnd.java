package org.attune.corpus;

/**
 * Where rows end in bytes: at line feeds that are not inside a quoted value, or at carriage returns
 * in files of old Macs, which have no line feeds. A quote opens a value only at the value's
 * beginning, as in RFC 4180; anywhere else outside of quotes it is a character.
 */
final class RowEnd {
  private static final int NONE = -1000;
  private static final int VALUE_BEGINS = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int QUOTE_IN_QUOTED = 3;

  private final int delimiter;
  private final int quote;
  private byte lineEnd = '\n';
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
   * Takes carriage returns for line ends from now on if the beginning of a file ends its rows so:
   * it has some outside of quotes that no line feed follows, and no line feed outside of quotes.
   */
  void look(byte[] beginning, int from, int to) {
    int now = VALUE_BEGINS;
    boolean returns = false;
    for (int i = from; i < to; i++) {
      byte b = beginning[i];
      if (now != QUOTED && b == '\n') {
        return;
      }
      returns |= now != QUOTED && b == '\r' && i + 1 < to && beginning[i + 1] != '\n';
      now = b == '\r' && now != QUOTED ? VALUE_BEGINS : after(now, b);
    }
    lineEnd = (byte) (returns ? '\r' : '\n');
  }

  /** Whether rows end at carriage returns. */
  boolean atReturns() {
    return lineEnd == '\r';
  }

  /**
   * Index after the next line end that ends a row; -1 if none of the bytes {@code from <= i < to}
   * does.
   */
  int find(byte[] bytes, int from, int to) {
    return quote == NONE ? findUnquoted(bytes, from, to) : findQuoted(bytes, from, to);
  }

  private int findUnquoted(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == lineEnd) {
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
      if (b == lineEnd) {
        lines++;
        if (now != QUOTED) {
          state = VALUE_BEGINS;
          return i + 1;
        }
      } else {
        now = after(now, b);
      }
    }
    state = now;
    return -1;
  }

  private int after(int now, byte b) {
    if (now == QUOTED) {
      return b == quote ? QUOTE_IN_QUOTED : QUOTED;
    }
    return b == quote && now != PLAIN ? QUOTED : b == delimiter ? VALUE_BEGINS : PLAIN;
  }

  /** True inside a quoted value. */
  boolean open() {
    return state == QUOTED;
  }

  /** Line ends passed so far, those in quoted values too. */
  long lines() {
    return lines;
  }
}
