package org.attune.table;

import java.util.List;

/** Tables as HTML that needs no style and no script. */
public final class Html {

  private Html() {}

  /**
   * A table with caption, notes and footnotes, in an element that scrolls where it is too wide.
   *
   * @param level confidence level
   * @param bootstrap what kind of bootstrap gave the intervals in brackets
   */
  public static String table(ResultTable table, double level, String bootstrap) {
    Sheet sheet = Sheet.of(table, level, bootstrap);
    StringBuilder html = new StringBuilder();
    String caption = table.caption().isEmpty() ? table.name() : table.caption();
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(escaped(table.name()))
        .append("\"><table>\n<caption>")
        .append(escaped(caption))
        .append("</caption>\n<thead><tr>");
    for (int c = 0; c < sheet.head().size(); c++) {
      html.append(c < sheet.left() ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">")
          .append(escaped(sheet.head().get(c)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<Sheet.Text> line : sheet.lines()) {
      html.append("<tr>");
      for (int c = 0; c < line.size(); c++) {
        boolean heading = c < sheet.left();
        html.append(heading ? "<th scope=\"row\">" : "<td class=\"number\">")
            .append(escaped(line.get(c).shown()))
            .append(line.get(c).footnote() == 0 ? "" : "<sup>" + line.get(c).footnote() + "</sup>")
            .append(heading ? "</th>" : "</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n<div class=\"notes\">\n");
    sheet.notes().forEach(note -> html.append("<p>").append(escaped(note)).append("</p>\n"));
    for (int n = 0; n < sheet.footnotes().size(); n++) {
      html.append("<p><sup>").append(n + 1).append("</sup> ");
      html.append(escaped(sheet.footnotes().get(n))).append("</p>\n");
    }
    return html.append("</div>\n").toString();
  }

  /** Text as it stands between tags or in an attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
