package org.attune.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Columns whose values together name something. The value of a single column is the name as it
 * stands. Those of several are joined by {@code /}, where a {@code /} or a backslash within a value
 * has a backslash before it, so that no two lists of values give one name.
 */
record KeyColumns(List<Column> columns) implements Serializable {

  static KeyColumns of(List<String> written) {
    return new KeyColumns(new ArrayList<>(written.stream().map(Column::new).toList()));
  }

  /**
   * The name in a row, which is not empty.
   *
   * @throws Unreadable if a column has no value in it, or all that are columns are empty
   */
  String required(Row.Read row) throws Unreadable {
    List<String> values = values(row);
    if (IntStream.range(0, values.size())
        .allMatch(i -> columns.get(i).constant() || values.get(i).isBlank())) {
      throw new Unreadable(
          "expected a value in column \"" + columns.get(0).name() + "\"", Unreadable.EMPTY);
    }
    return joined(values);
  }

  /** The name in a row, which may be empty. */
  String of(Row.Read row) throws Unreadable {
    return joined(values(row));
  }

  /** The name in a row; empty if one of the columns is. */
  Optional<String> optional(Row.Read row) throws Unreadable {
    for (Column column : columns) {
      if (!column.constant() && row.get(column.name()).orElse("").isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(joined(values(row)));
  }

  private List<String> values(Row.Read row) throws Unreadable {
    List<String> values = new ArrayList<>();
    for (Column column : columns) {
      values.add(column.required(row));
    }
    return values;
  }

  private static String joined(List<String> values) {
    return values.size() == 1
        ? values.get(0)
        : String.join(
            "/", values.stream().map(v -> v.replace("\\", "\\\\").replace("/", "\\/")).toList());
  }
}
