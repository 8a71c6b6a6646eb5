package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each column was taken for, and why: the last word on a column counts; and what of it all may
 * be otherwise.
 */
public final class ColumnGuesses {

  /**
   * One column.
   *
   * @param column its name
   * @param as what it was taken for; empty if it is not read
   * @param why what speaks for it
   */
  public record Finding(String column, String as, String why) {}

  /** What is said of a column where nothing is. */
  static final String UNKNOWN = "nothing known of it";

  private final Map<String, Finding> byColumn = new LinkedHashMap<>();
  private final List<String> doubts = new ArrayList<>();

  /** What the way from the file to the table has told already. */
  ColumnGuesses(Sheet sheet) {
    sheet.edits().left().forEach(this::unread);
    sheet.columns().forEach(column -> unread(column, UNKNOWN));
    doubts.addAll(sheet.edits().doubts());
  }

  public void read(String column, String as, String why) {
    byColumn.put(column, new Finding(column, as, why));
  }

  void unread(String column, String why) {
    read(column, "", why);
  }

  /** Adds what may be otherwise, and what to do then. */
  void doubt(String doubt) {
    doubts.add(doubt);
  }

  public List<String> doubts() {
    return doubts;
  }

  /** In the order of the columns. */
  public List<Finding> all() {
    return new ArrayList<>(byColumn.values());
  }
}
