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

/** Rows that are made of blocks of lines, as corpora of speech have them. */
abstract class BlockRows implements CorpusFormat.Rows {
  private final Lines lines;
  private final Deque<Row> ready = new ArrayDeque<>();
  private Map<String, Integer> columns = new LinkedHashMap<>();
  private boolean ended;

  /**
   * Rows.
   *
   * @param names columns every row has
   */
  BlockRows(Lines lines, List<String> names) {
    this.lines = lines;
    names.forEach(name -> columns.put(name, columns.size()));
  }

  /** Takes in a line, and {@link #give gives} rows that are whole by then. */
  abstract void take(long line, String text) throws Unreadable;

  /** Gives what is left at the end of the file. */
  void end() {}

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

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !ended) {
        if (lines.next()) {
          read();
        } else {
          ended = true;
          end();
        }
      }
      return !ready.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try {
      take(lines.line(), lines.text());
    } catch (Unreadable e) {
      ready.add(new Row.Broken(lines.line(), e.getMessage()));
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
