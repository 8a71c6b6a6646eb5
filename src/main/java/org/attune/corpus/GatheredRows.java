package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Rows that come none or several at a time, and may have columns that those before had not. */
abstract class GatheredRows implements CorpusFormat.Rows {
  private final Deque<Row> ready = new ArrayDeque<>();
  private Map<String, Integer> columns = new LinkedHashMap<>();
  private boolean ended;

  /**
   * Rows.
   *
   * @param names columns every row has
   */
  GatheredRows(List<String> names) {
    names.forEach(name -> columns.put(name, columns.size()));
  }

  /** Reads on, and {@link #give gives} rows that are whole by then; false at the end. */
  abstract boolean more() throws IOException;

  /** Gives a row; an absent value is no entry. */
  final void give(long line, Map<String, String> values) {
    if (!columns.keySet().containsAll(values.keySet())) {
      columns = new LinkedHashMap<>(columns);
      values.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
    }
    String[] row = new String[columns.size()];
    values.forEach((name, value) -> row[columns.get(name)] = value);
    ready.add(new Row.Read(line, Collections.unmodifiableMap(columns), row));
  }

  /** Gives a row that cannot be read. */
  final void giveBroken(long line, String reason) {
    ready.add(new Row.Broken(line, reason));
  }

  @Override
  public final boolean hasNext() {
    try {
      while (ready.isEmpty() && !ended) {
        ended = !more();
      }
      return !ready.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
