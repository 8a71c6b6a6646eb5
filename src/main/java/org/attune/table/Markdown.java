package org.attune.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.attune.DirectionMarks;
import org.attune.statistic.Estimate;

/** Tables as Markdown, aligned so that they can be read as text too. */
public final class Markdown {

  /** Where tags, comments and addresses begin, and links and their definitions. */
  private static final Pattern MARKUP = Pattern.compile("<(?=[A-Za-z/!?])|(?<=\\])[(:\\[]");

  private Markdown() {}

  /**
   * A table with caption, intervals in brackets and footnotes that say why cells are undefined or
   * lack an interval.
   *
   * @param level confidence level
   * @param method how the intervals in brackets were made
   */
  public static String table(Released.Table released, double level, String method) {
    ResultTable table = released.shown();
    TextTable sheet = TextTable.of(table, level, method);
    List<List<String>> lines = lines(sheet);
    StringBuilder text = new StringBuilder();
    if (!table.caption().isEmpty()) {
      text.append(paragraph(table.caption())).append("\n\n");
    }
    text.append(grid(lines, sheet.left()));
    sheet.notes().forEach(note -> text.append('\n').append(paragraph(note)).append('\n'));
    for (int n = 1; n <= sheet.footnotes().size(); n++) {
      text.append('\n').append(mark(n)).append(' ');
      text.append(paragraph(sheet.footnotes().get(n - 1)));
      text.append('\n');
    }
    return text.toString();
  }

  /** The head and the rows of a sheet, with the marks of footnotes. */
  static List<List<String>> lines(TextTable sheet) {
    List<List<String>> lines = new ArrayList<>(List.of(sheet.head()));
    sheet.lines().forEach(line -> lines.add(line.stream().map(Markdown::marked).toList()));
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

  private static String marked(TextTable.Text text) {
    return text.footnote() == 0
        ? text.shown()
        : text.shown() + (text.shown().equals(TextTable.DASH) ? "" : " ") + mark(text.footnote());
  }

  /** An estimate and the limits of its interval; a dash if it is undefined. */
  public static String text(Estimate estimate, int decimals) {
    return TextTable.text(estimate, decimals);
  }

  static String mark(int footnote) {
    return "(" + footnote + ")";
  }

  /** A text on a line of its own, in which nothing is taken for HTML or a link. */
  public static String paragraph(String text) {
    String line = DirectionMarks.shown(text).replaceAll("\\R", " ");
    return MARKUP.matcher(line.replace("\\", "\\\\")).replaceAll("\\\\$0");
  }

  /** A row is one line, and a backslash before a bar must not take away the bar's own. */
  private static String escaped(String text) {
    return paragraph(text).replace("|", "\\|");
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.codePointCount(0, text.length()));
    return left ? text + space : space + text;
  }
}
