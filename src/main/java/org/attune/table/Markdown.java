package org.attune.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.statistic.Estimate;

/** Tables as Markdown, aligned so that they can be read as text too. */
public final class Markdown {

  private Markdown() {}

  /**
   * A table with caption, intervals in brackets and a footnote for each undefined cell's reason.
   *
   * @param level confidence level
   * @param bootstrap what kind of bootstrap gave the intervals in brackets
   */
  public static String table(ResultTable table, double level, String bootstrap) {
    Map<String, Integer> footnotes = new LinkedHashMap<>();
    List<List<String>> lines = lines(table, footnotes);
    StringBuilder text = new StringBuilder();
    if (!table.caption().isEmpty()) {
      text.append(table.caption()).append("\n\n");
    }
    text.append(grid(lines, table.rows().size()));
    Notes.of(table.cells(), level, bootstrap)
        .forEach(note -> text.append('\n').append(note).append('\n'));
    footnotes.forEach(
        (reason, n) -> text.append('\n').append(mark(n)).append(' ').append(reason).append('\n'));
    return text.toString();
  }

  /**
   * What a table shows, the head first, then a line a row; row headings stand first in each.
   *
   * @param footnotes takes the reason of each undefined cell with the number that stands in it
   */
  public static List<List<String>> lines(ResultTable table, Map<String, Integer> footnotes) {
    Map<List<List<String>>, Cell> places = table.places();
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(table.rows().stream().map(Markdown::name).toList());
    table.columnHeads().forEach(column -> head.add(head(column)));
    lines.add(head);
    for (List<String> row : table.rowHeads()) {
      List<String> line = new ArrayList<>(row.stream().map(Markdown::orAll).toList());
      for (List<String> column : table.columnHeads()) {
        Cell cell = places.get(List.of(row, column));
        line.add(cell == null ? "" : text(cell, table.decimals(), footnotes));
      }
      lines.add(line);
    }
    return lines;
  }

  /**
   * Lines as a Markdown table; the first line is its head, the first {@code left} columns are
   * aligned left.
   */
  public static String grid(List<List<String>> lines, int left) {
    int columns = lines.get(0).size();
    int[] width = new int[columns];
    for (List<String> line : lines) {
      for (int c = 0; c < columns; c++) {
        width[c] =
            Math.max(
                Math.max(width[c], 3),
                escaped(line.get(c)).codePointCount(0, escaped(line.get(c)).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int l = 0; l < lines.size(); l++) {
      for (int c = 0; c < columns; c++) {
        text.append(c == 0 ? "| " : " | ")
            .append(padded(escaped(lines.get(l).get(c)), width[c], c < left));
      }
      text.append(" |\n");
      for (int c = 0; l == 0 && c < columns; c++) {
        text.append(c == 0 ? "| " : " | ")
            .append("-".repeat(width[c] - 1))
            .append(c < left ? "-" : ":");
      }
      text.append(l == 0 ? " |\n" : "");
    }
    return text.toString();
  }

  /** A number as tables show it. */
  public static String number(double number, int decimals) {
    return Numbers.text(number, decimals);
  }

  static String name(ResultTable.Axis axis) {
    return axis.name().toLowerCase(Locale.ROOT);
  }

  /** Heading of a column. */
  static String head(List<String> column) {
    return column.isEmpty()
        ? "estimate"
        : String.join(" ", column.stream().map(Markdown::orAll).toList());
  }

  /** What has no label or stratum is about all. */
  private static String orAll(String head) {
    return head.isEmpty() ? "all" : head;
  }

  private static String text(Cell cell, int decimals, Map<String, Integer> footnotes) {
    if (cell.estimate() instanceof Estimate.Undefined undefined) {
      return text(undefined, decimals)
          + mark(footnotes.computeIfAbsent(undefined.reason(), r -> footnotes.size() + 1));
    }
    return text(cell.estimate(), decimals)
        + cell.analytic().map(a -> " (" + limits(a.interval(), decimals) + ")").orElse("")
        + cell.test().map(t -> " " + p(t.adjusted())).orElse("");
  }

  private static String limits(Estimate.Interval interval, int decimals) {
    return Numbers.text(interval.low(), decimals) + ", " + Numbers.text(interval.high(), decimals);
  }

  private static String p(double p) {
    return p < 0.0005 ? "p < 0.001" : "p = " + Numbers.text(p, 3);
  }

  /** An estimate and the limits of its interval; a dash if it is undefined. */
  public static String text(Estimate estimate, int decimals) {
    return estimate instanceof Estimate.Value value
        ? Numbers.text(value.point(), decimals)
            + value.interval().map(i -> " [" + limits(i, decimals) + "]").orElse("")
        : "—";
  }

  /** How a footnote is told in its cell and before its text. */
  public static String mark(int footnote) {
    return "(" + footnote + ")";
  }

  /** A row is one line, and a backslash before a bar must not take away the bar's own. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.codePointCount(0, text.length()));
    return left ? text + space : space + text;
  }
}
