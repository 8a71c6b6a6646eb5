package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table made of its columns. */
final class Rows {

  private Rows() {}

  /** The table without empty rows, unless all are empty. */
  static Sheet filled(Sheet sheet) {
    return TableExport.rows(
        sheet,
        row -> !sheet.lines().get(row).values().stream().allMatch(String::isBlank),
        "empty rows are left out");
  }

  /** The rows of a table with other values. */
  static List<Sheet.Line> of(Sheet sheet, List<List<String>> columns) {
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < sheet.lines().size(); row++) {
      int at = row;
      lines.add(sheet.lines().get(row).with(columns.stream().map(c -> c.get(at)).toList()));
    }
    return lines;
  }
}
