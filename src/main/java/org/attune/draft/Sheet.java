package org.attune.draft;

import java.util.List;

/**
 * A table of ratings as it stands in a file.
 *
 * @param file name of the file, without its folder
 * @param format name of its format in cards
 * @param delimiter character between columns, or the empty text where it is the format's own
 * @param quote character around values, or the empty text where it is the format's own
 * @param columns names by which a card calls the columns, in their order
 * @param lines rows, at least one, each with a value for every column
 * @param changes what is otherwise than in the file, which can then not be copied as it is
 */
record Sheet(
    String file,
    String format,
    String delimiter,
    String quote,
    List<String> columns,
    List<Line> lines,
    List<String> changes) {

  /**
   * A row.
   *
   * @param number line of the file, from 1, at which it begins
   * @param values raw values in the order of the columns
   */
  record Line(long number, List<String> values) {}

  /** Values of a column, row by row. */
  List<String> values(String column) {
    int at = columns.indexOf(column);
    return lines.stream().map(line -> line.values().get(at)).toList();
  }

  /** Where a row is, for messages. */
  String where(int row) {
    return file + ":" + lines.get(row).number();
  }
}
