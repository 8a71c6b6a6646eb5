package org.attune.notebook;

import java.util.Collections;
import java.util.List;

/**
 * Tables as HTML that a screen reader can read: a caption, and headings that say what they head.
 */
final class Html {

  private static final String LEFT = " style=\"text-align: left\"";
  private static final String RIGHT = " style=\"text-align: right; white-space: nowrap\"";

  private Html() {}

  /**
   * A table and the notes below it.
   *
   * @param lines the head first; all of the same length
   * @param heads number of headings at the start of each line
   * @param left number of columns at the start that are aligned left
   * @param notes paragraphs below
   */
  static String table(
      String caption, List<List<String>> lines, int heads, int left, List<String> notes) {
    StringBuilder html = new StringBuilder("<table>\n");
    if (!caption.isEmpty()) {
      html.append("<caption").append(LEFT).append('>').append(text(caption)).append("</caption>\n");
    }
    html.append("<thead>\n");
    line(html, lines.get(0), Collections.nCopies(lines.get(0).size(), "col"), left);
    html.append("</thead>\n<tbody>\n");
    for (List<String> line : lines.subList(1, lines.size())) {
      line(html, line, Collections.nCopies(heads, "row"), left);
    }
    html.append("</tbody>\n</table>\n");
    notes.forEach(note -> html.append("<p><small>").append(text(note)).append("</small></p>\n"));
    return html.toString();
  }

  private static void line(StringBuilder html, List<String> values, List<String> heads, int left) {
    html.append("<tr>");
    for (int i = 0; i < values.size(); i++) {
      String align = i < left ? LEFT : RIGHT;
      String value = text(values.get(i));
      if (i < heads.size()) {
        html.append("<th scope=\"").append(heads.get(i)).append('"').append(align).append('>');
        html.append(value).append("</th>");
      } else {
        html.append("<td").append(align).append('>').append(value).append("</td>");
      }
    }
    html.append("</tr>\n");
  }

  /** Text in which nothing is taken for markup, inside or outside of quoted attributes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
