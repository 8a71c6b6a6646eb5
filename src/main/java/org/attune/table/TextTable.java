package org.attune.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.statistic.Estimate;

/**
 * A table as the texts a reader sees, in whatever form they are written down.
 *
 * @param left number of columns that name the row, before those with estimates
 * @param head headings of all columns
 * @param lines a text for each column in each row
 * @param notes what must be said below
 * @param footnotes reasons why cells are undefined or lack an interval; the first is number 1
 */
record TextTable(
    int left,
    List<String> head,
    List<List<Text>> lines,
    List<String> notes,
    List<String> footnotes) {

  /**
   * What stands in a column of a row.
   *
   * @param footnote number of the footnote it refers to; 0 for none
   */
  record Text(String shown, int footnote) {

    Text(String shown) {
      this(shown, 0);
    }
  }

  /** Two limits as a cell shows them: a regular expression. */
  static final String INTERVAL = "[\\[(]-?[0-9.]+, -?[0-9.]+[\\])]";

  static final String DASH = "—";

  /**
   * A table laid out.
   *
   * @param level confidence level
   * @param method how the intervals in brackets were made
   */
  static TextTable of(ResultTable table, double level, String method) {
    Map<List<List<String>>, Cell> places = table.places();
    Map<String, Integer> footnotes = new LinkedHashMap<>();
    List<String> head = new ArrayList<>(table.rows().stream().map(TextTable::name).toList());
    table.columnHeads().forEach(column -> head.add(head(column)));
    List<List<Text>> lines = new ArrayList<>();
    for (List<String> row : table.rowHeads()) {
      List<Text> line = new ArrayList<>(row.stream().map(TextTable::orAll).map(Text::new).toList());
      for (List<String> column : table.columnHeads()) {
        Cell cell = places.get(List.of(row, column));
        line.add(cell == null ? new Text("") : text(cell, table.decimals(), footnotes));
      }
      lines.add(line);
    }
    return new TextTable(
        table.rows().size(),
        head,
        lines,
        Notes.of(table.cells(), level, method),
        List.copyOf(footnotes.keySet()));
  }

  static String name(ResultTable.Axis axis) {
    return axis.name().toLowerCase(Locale.ROOT);
  }

  /** Heading of a column. */
  static String head(List<String> column) {
    return column.isEmpty()
        ? "estimate"
        : String.join(" ", column.stream().map(TextTable::orAll).toList());
  }

  /** What has no label or stratum is about all. */
  private static String orAll(String head) {
    return head.isEmpty() ? "all" : head;
  }

  private static Text text(Cell cell, int decimals, Map<String, Integer> footnotes) {
    if (cell.estimate() instanceof Estimate.None none) {
      return new Text(DASH, footnote(none.reason(), footnotes));
    }
    String without = ((Estimate.Value) cell.estimate()).without();
    return new Text(
        text(cell.estimate(), decimals)
            + cell.analytic().map(a -> " (" + limits(a.interval(), decimals) + ")").orElse("")
            + cell.test().map(t -> " " + p(t.adjusted())).orElse(""),
        without.isEmpty() ? 0 : footnote(without, footnotes));
  }

  private static int footnote(String reason, Map<String, Integer> footnotes) {
    return footnotes.computeIfAbsent(reason, r -> footnotes.size() + 1);
  }

  /** An estimate and the limits of its interval; a dash if it is undefined. */
  static String text(Estimate estimate, int decimals) {
    return estimate instanceof Estimate.Value value
        ? Numbers.text(value.point(), decimals)
            + value.interval().map(i -> " [" + limits(i, decimals) + "]").orElse("")
        : DASH;
  }

  private static String limits(Estimate.Interval interval, int decimals) {
    return Numbers.text(interval.low(), decimals) + ", " + Numbers.text(interval.high(), decimals);
  }

  private static String p(double p) {
    return p < 0.0005 ? "p < 0.001" : "p = " + Numbers.text(p, 3);
  }
}
