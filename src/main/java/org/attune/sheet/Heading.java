package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;

/**
 * Rows of a table as they stand in a file, and which of them names the columns: the first, unless a
 * title stands above it.
 *
 * @param file name of the file
 * @param rows rows with as many values as they have
 */
record Heading(String file, List<Sheet.Line> rows) {

  /** A line by which Excel is told the delimiter. */
  static final String DELIMITER = "(?i)sep=.?";

  /** A title has no more lines. */
  private static final int LONGEST_TITLE = 8;

  private static final String NOTE =
      "(?is)\\s*([*#]|notes?\\b|sources?\\b|remarks?\\b|anm(erkung)?\\b|quelle\\b).*";

  /** Fewer names below a title are not told from it. */
  private static final int LEAST_NAMES = 2;

  /**
   * The table below its heading.
   *
   * @param format name of the format in cards
   * @param delimiter as in {@link Sheet}
   * @param quote as in {@link Sheet}
   * @throws CorpusException if no row names the columns, or a row has other columns
   */
  Sheet sheet(String format, String delimiter, String quote) {
    String between = !delimiter.isEmpty() ? delimiter : format.equals("tsv") ? "\t" : ",";
    int head = head(between);
    if (head == rows.size()) {
      throw new CorpusException(file, "names of columns in the first line", "none");
    }
    Edits edits = Edits.none();
    boolean above = rows.get(head).number() > 1;
    if (above) {
      edits = edits.changing(above(head, between));
    }
    List<String> first = rows.get(head).values();
    List<Sheet.Line> below = new ArrayList<>(rows.subList(head + 1, rows.size()));
    boolean numbered = !below.isEmpty() && below.stream().allMatch(r -> oneMore(r, first));
    List<String> written = new ArrayList<>(first);
    if (numbered) {
      written.add(0, "");
      edits = edits.changing("the first column has no name");
    }
    List<String> names = SheetNames.of(file + ":" + rows.get(head).number(), written);
    int all = below.size();
    below.removeIf(row -> row.values().equals(first));
    boolean again = below.size() < all;
    if (again) {
      edits =
          edits.changing(
              "rows that repeat the names of the columns are left out: " + (all - below.size()));
    }
    List<Sheet.Line> notes = notes(below, names.size());
    if (!notes.isEmpty()) {
      below.removeAll(notes);
      edits = edits.changing("notes below the table are left out: " + notes.size());
    }
    List<Sheet.Line> lines = below.stream().map(row -> fitted(row, names.size())).toList();
    if (lines.isEmpty()) {
      throw new CorpusException(
          file, "rows of ratings below the names of the columns", "only the first row");
    }
    boolean cut = below.stream().anyMatch(row -> row.values().size() > names.size());
    if (cut) {
      edits = edits.changing("rows end in empty values without a column, which are left out");
    }
    Sheet sheet = new Sheet(file, format, delimiter, quote, names, lines, edits);
    return above || cut || numbered || again || !notes.isEmpty()
        ? sheet.with(names, lines, edits)
        : sheet;
  }

  private String above(int head, String between) {
    List<String> told = new ArrayList<>();
    for (Sheet.Line row : rows.subList(0, head)) {
      String text = text(row, between);
      if (!text.isEmpty()) {
        told.add("\"" + text + "\"");
      }
    }
    return told.size() == 1
        ? "the line " + told.get(0) + " is left out"
        : told.isEmpty()
            ? "empty lines above the names of the columns are left out: "
                + (rows.get(head).number() - 1)
            : "lines above the names of the columns are left out: " + String.join(", ", told);
  }

  /** A row as it stands in the file, or without what separates nothing in it. */
  private static String text(Sheet.Line row, String between) {
    String text = String.join(between, row.values()).strip();
    return text.matches(DELIMITER)
        ? text
        : text.replaceFirst("(" + Pattern.quote(between) + "|\\s)+$", "");
  }

  /** Position of the row with the names of the columns. */
  private int head(String between) {
    int first = 0;
    if (!rows.isEmpty() && text(rows.get(0), between).matches(DELIMITER)) {
      first++;
    }
    while (first < rows.size() && filled(rows.get(first)) == 0) {
      first++;
    }
    int width = width();
    int head = first;
    while (head < rows.size() && head - first < LONGEST_TITLE && title(rows.get(head), width)) {
      head++;
    }
    return head > first && head < rows.size() - 1 && names(rows.get(head), width) ? head : first;
  }

  /** Columns that most rows have. */
  private int width() {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.values().size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** One text in a wide row, or nothing, or a word and what it is of a wider one. */
  private static boolean title(Sheet.Line row, int width) {
    int filled = filled(row);
    int own = row.values().size();
    return filled == 0
        || own < width && filled <= LEAST_NAMES
        || own == width && width > 2 && filled == 1
        || own == width && width > 4 && filled == 2;
  }

  /** Different words, one for each column but the first and empty ones at the end. */
  private static boolean names(Sheet.Line row, int width) {
    List<String> values = new ArrayList<>(row.values());
    while (!values.isEmpty() && values.get(values.size() - 1).isBlank()) {
      values.remove(values.size() - 1);
    }
    List<String> named =
        values.isEmpty() || !values.get(0).isBlank() ? values : values.subList(1, values.size());
    return row.values().size() == width
        && named.size() >= LEAST_NAMES
        && new HashSet<>(named).size() == named.size()
        && named.stream().noneMatch(v -> v.isBlank() || Decimals.number(v).isPresent());
  }

  /** Lines at the end that are one text each, and are called notes or follow an empty line. */
  private static List<Sheet.Line> notes(List<Sheet.Line> rows, int width) {
    List<Sheet.Line> notes = new ArrayList<>();
    boolean apart = false;
    for (int at = rows.size() - 1; at > 0 && width > 1; at--) {
      Sheet.Line row = rows.get(at);
      if (row.values().size() > 1 || notes.size() == LONGEST_TITLE) {
        break;
      }
      notes.add(row);
      apart = row.number() > rows.get(at - 1).number() + 1 || row.values().get(0).matches(NOTE);
    }
    return apart ? notes : List.of();
  }

  private static int filled(Sheet.Line row) {
    return (int) row.values().stream().filter(value -> !value.isBlank()).count();
  }

  /** True of a row with a name of its own before its values, as R writes them. */
  private static boolean oneMore(Sheet.Line row, List<String> names) {
    return row.values().size() == names.size() + 1 && !row.values().get(names.size()).isBlank();
  }

  private Sheet.Line fitted(Sheet.Line row, int width) {
    List<String> values = row.values();
    boolean more = values.size() > width;
    if (values.size() < width
        || more && !values.subList(width, values.size()).stream().allMatch(String::isBlank)) {
      throw new CorpusException(
          file + ":" + row.number(),
          width + " columns as in the first row",
          Integer.toString(values.size()));
    }
    return more ? row.with(values.subList(0, width)) : row;
  }
}
