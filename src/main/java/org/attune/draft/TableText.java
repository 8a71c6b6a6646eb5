package org.attune.draft;

import java.util.ArrayList;
import java.util.List;

/** An entry of a protocol's tables. */
final class TableText {

  private final String comment;
  private final List<String> lines = new ArrayList<>();

  /**
   * A table.
   *
   * @param comment what it is for
   */
  TableText(String name, String caption, String comment) {
    this.comment = comment;
    lines.add("name: " + name);
    lines.add("caption: " + YamlText.of(caption));
  }

  TableText shows(List<String> rows, String column, List<String> statistics) {
    lines.add("rows: " + YamlText.list(rows));
    lines.add("columns: [" + column + "]");
    lines.add("statistics: " + YamlText.list(statistics));
    return this;
  }

  TableText with(String line) {
    lines.add(line);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(YamlText.comment("  ", comment));
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "  - " : "    ").append(lines.get(i)).append('\n');
    }
    return text.toString();
  }
}
