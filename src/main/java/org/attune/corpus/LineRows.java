package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/**
 * Rows that are read each by itself from its own text, so that a broken one does not spoil the
 * next. A file that cannot be read to its end is an error, not a broken row: half of it must not
 * pass for all.
 */
abstract class LineRows implements CorpusFormat.Rows {
  private final Lines lines;
  private Row ahead;

  LineRows(Lines lines) {
    this.lines = lines;
  }

  /** The row of a text; null if the text is no row. */
  abstract Row row(long line, String text) throws Unreadable;

  @Override
  public boolean hasNext() {
    try {
      while (ahead == null && lines.next()) {
        ahead = rowOrBroken();
      }
      return ahead != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row rowOrBroken() {
    try {
      return row(lines.line(), lines.text());
    } catch (Unreadable e) {
      return new Row.Broken(lines.line(), e.getMessage());
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = ahead;
    ahead = null;
    return row;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
