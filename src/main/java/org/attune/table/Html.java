package org.attune.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.attune.DirectionMarks;

/**
 * Tables as HTML that a screen reader can read: a caption, and headings that say what they head.
 */
public final class Html {

  private static final String LEFT = " style=\"text-align: left\"";
  private static final String RIGHT = " style=\"text-align: right; white-space: nowrap\"";

  private static final Pattern INTERVAL = Pattern.compile(TextTable.INTERVAL);

  private Html() {}

  /**
   * A table of results with its notes and footnotes.
   *
   * @param level confidence level
   * @param method how the intervals in brackets were made
   */
  public static String table(Released.Table released, double level, String method) {
    ResultTable table = released.shown();
    TextTable sheet = TextTable.of(table, level, method);
    List<String> notes = new ArrayList<>(sheet.notes());
    for (int n = 1; n <= sheet.footnotes().size(); n++) {
      notes.add(Markdown.mark(n) + " " + sheet.footnotes().get(n - 1));
    }
    return grid(table.caption(), Markdown.lines(sheet), sheet.left(), sheet.left(), notes);
  }

  /**
   * A table, which scrolls where it is too wide, and the notes below it.
   *
   * @param lines the head first; all of the same length
   * @param heads number of headings at the start of each line
   * @param left number of columns at the start that are aligned left
   * @param notes paragraphs below
   */
  public static String grid(
      String caption, List<List<String>> lines, int heads, int left, List<String> notes) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\" style=\"overflow-x: auto\"");
    html.append(" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.append(caption.isEmpty() ? "Table" : escaped(caption)).append("\">\n<table>\n");
    if (!caption.isEmpty()) {
      html.append("<caption")
          .append(LEFT)
          .append('>')
          .append(escaped(caption))
          .append("</caption>\n");
    }
    html.append("<thead>\n");
    line(html, lines.get(0), Collections.nCopies(lines.get(0).size(), "col"), left);
    html.append("</thead>\n<tbody>\n");
    for (List<String> line : lines.subList(1, lines.size())) {
      line(html, line, Collections.nCopies(heads, "row"), left);
    }
    html.append("</tbody>\n</table>\n</div>\n");
    notes.forEach(note -> html.append("<p><small>").append(escaped(note)).append("</small></p>\n"));
    return html.toString();
  }

  private static void line(StringBuilder html, List<String> values, List<String> heads, int left) {
    html.append("<tr>");
    for (int i = 0; i < values.size(); i++) {
      String align = i < left ? LEFT : RIGHT;
      String value = escaped(values.get(i));
      if (i < heads.size()) {
        html.append("<th scope=\"").append(heads.get(i)).append('"').append(align).append('>');
        html.append(value).append("</th>");
      } else {
        html.append("<td").append(align).append('>');
        html.append(INTERVAL.matcher(value).replaceAll("<span class=\"range\">$0</span>"));
        html.append("</td>");
      }
    }
    html.append("</tr>\n");
  }

  /** Text in which nothing is taken for markup, inside or outside of quoted attributes. */
  public static String escaped(String text) {
    return DirectionMarks.shown(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
