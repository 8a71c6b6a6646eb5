package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows whose columns are only known when all are there. */
final class Gathered {

  private final Set<String> columns = new LinkedHashSet<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();

  /** Adds a row. */
  void add(long line, Map<String, String> row) {
    columns.addAll(row.keySet());
    rows.add(new LinkedHashMap<>(row));
    lines.add(line);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** True if a row has a value in the column. */
  boolean has(String column) {
    return rows.stream().anyMatch(row -> !row.getOrDefault(column, "").isEmpty());
  }

  /** The table, its columns in the order in which they came. */
  Sheet sheet(String file, Edits edits) {
    List<Sheet.Line> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      all.add(
          new Sheet.Line(
              lines.get(i), columns.stream().map(c -> row.getOrDefault(c, "")).toList()));
    }
    return new Sheet(file, "csv", "", "", List.copyOf(columns), all, edits);
  }
}
