package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/**
 * Rows that are read each by itself from its own text, so that a broken one does not spoil the
 * next. Of a broken one whose end cannot be told each line is a broken row, as it may have been. A
 * file that cannot be read to its end is an error, not a broken row: half of it must not pass for
 * all.
 */
abstract class LineRows implements CorpusFormat.Rows {
  private final Lines lines;
  private Row ahead;
  private Row.Broken again;
  private long more;

  LineRows(Lines lines) {
    this.lines = lines;
  }

  /** The row of a text; null if the text is no row. */
  abstract Row row(long line, String text) throws Unreadable;

  @Override
  public boolean hasNext() {
    try {
      if (ahead == null && more > 0) {
        more--;
        again = new Row.Broken(again.line() + 1, again.reason());
        ahead = again;
      }
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
      again = new Row.Broken(lines.line(), e.getMessage());
      more = e.unknownEnd() ? lines.lines() - 1 : 0;
      return again;
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
