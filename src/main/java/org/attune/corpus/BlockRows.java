package org.attune.corpus;

import java.io.IOException;
import java.util.List;

/** Rows that are made of blocks of lines, as corpora of speech have them. */
abstract class BlockRows extends GatheredRows {
  private final Lines lines;

  /**
   * Rows.
   *
   * @param names columns every row has
   */
  BlockRows(Lines lines, List<String> names) {
    super(names);
    this.lines = lines;
  }

  /** Takes in a line, and {@link #give gives} rows that are whole by then. */
  abstract void take(long line, String text) throws Unreadable;

  /** Gives what is left at the end of the file. */
  void end() {}

  @Override
  final boolean more() throws IOException {
    if (!lines.next()) {
      end();
      return false;
    }
    try {
      take(lines.line(), lines.text());
    } catch (Unreadable e) {
      giveBroken(lines.line(), e.getMessage());
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
