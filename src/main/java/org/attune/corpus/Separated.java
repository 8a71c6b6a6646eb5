package org.attune.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Values separated by a delimiter, a row a line, or over more lines where quoted values hold line
 * ends. An empty line is no row, unless there is only one column.
 */
abstract class Separated implements CorpusFormat {
  private final Dialect usual;

  Separated(Dialect usual) {
    this.usual = usual;
  }

  @Override
  public final Optional<Dialect> dialect() {
    return Optional.of(usual);
  }

  @Override
  public final boolean sliceable() {
    return true;
  }

  @Override
  public final Rows read(Slice slice, FormatSettings settings) throws IOException {
    Dialect dialect = usual.with(settings);
    Encoding encoding = Encoding.of(settings);
    List<String> names = settings.header() ? List.of() : settings.columns();
    if (settings.header() && slice.offset() > 0) {
      Slice before = new Slice(slice.path(), 0, slice.offset(), 1);
      try (Lines beginning = new Lines(before, encoding, dialect.rowEnd())) {
        names = header(beginning, dialect, slice);
      }
    }
    int width = names.isEmpty() && !settings.header() ? width(slice, encoding, dialect) : 0;
    Lines lines = new Lines(slice, encoding, dialect.rowEnd());
    try {
      if (settings.header() && slice.offset() == 0) {
        names = header(lines, dialect, slice);
      }
      return new SeparatedRows(lines, dialect, names, Math.max(width, names.size()));
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /** Columns of the first row of a file; 0 if it cannot be read. */
  private static int width(Slice slice, Encoding encoding, Dialect dialect) throws IOException {
    long length = slice.offset() == 0 ? slice.length() : slice.offset();
    Slice before = new Slice(slice.path(), 0, length, 1);
    try (Lines beginning = new Lines(before, encoding, dialect.rowEnd())) {
      return beginning.next() ? dialect.values(beginning.text()).length : 0;
    } catch (Unreadable e) {
      return 0; // which is told where the row is read
    }
  }

  private static List<String> header(Lines lines, Dialect dialect, Slice slice) throws IOException {
    try {
      return lines.next() ? List.of(dialect.values(lines.text())) : List.of();
    } catch (Unreadable e) {
      throw new CorpusException(slice.path() + ":1: header row", e);
    }
  }
}
