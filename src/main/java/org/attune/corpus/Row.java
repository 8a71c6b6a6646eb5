package org.attune.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row of a corpus file, or why it could not be read. */
public sealed interface Row {

  /** Line of the file, from 1, at which the row begins. */
  long line();

  /**
   * A row that was read.
   *
   * @param columns position of each column by name, shared by all rows of a slice
   * @param values the raw values, {@link #NULL} where the row says that there is none; those of
   *     absent columns may be missing at the end
   */
  record Read(long line, Map<String, Integer> columns, String[] values) implements Row {

    /** JSON's null, or an absent Parquet field; told from any text by being this very object. */
    static final String NULL = new String("null");

    /** Names of the columns in the order of the file. */
    public List<String> columnNames() {
      return columns.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .toList();
    }

    /** The value of a column as it stands in the file; empty if this row has none. */
    public Optional<String> get(String column) {
      Integer at = columns.get(column);
      return at == null || at >= values.length || isNull(column)
          ? Optional.empty()
          : Optional.ofNullable(values[at]);
    }

    /** True if the row says that a column has no value. */
    public boolean isNull(String column) {
      Integer at = columns.get(column);
      return at != null && at < values.length && values[at] == NULL;
    }
  }

  /**
   * A row that could not be read; the reason says what was expected and found, without the text.
   */
  record Broken(long line, String reason) implements Row {}
}
