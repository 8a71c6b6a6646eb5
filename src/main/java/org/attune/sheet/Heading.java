package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
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
    String between =
        delimiter.isEmpty()
            ? String.valueOf(CorpusFormat.of(format).dialect().orElseThrow().delimiter())
            : delimiter;
    int head = head(between);
    if (head == rows.size()) {
      throw new CorpusException(file, "names of columns in the first line", "none");
    }
    Sheet.Edits edits = Sheet.Edits.none();
    boolean above = rows.get(head).number() > 1;
    if (above) {
      edits = edits.changing(above(head, between));
    }
    List<String> first = rows.get(head).values();
    boolean two = head + 2 < rows.size() && together(first, rows.get(head + 1).values());
    if (two) {
      first = joined(first, rows.get(head + 1).values());
      edits =
          edits.changing(
              "two lines name the columns, as in \"" + first.get(first.size() - 1) + "\"");
    }
    List<Sheet.Line> below = new ArrayList<>(rows.subList(head + (two ? 2 : 1), rows.size()));
    checkNames(rows.get(head), below);
    List<String> named = first;
    boolean numbered = !below.isEmpty() && below.stream().allMatch(r -> oneMore(r, named));
    List<String> written = new ArrayList<>(first);
    if (numbered) {
      written.add(0, "");
      edits = edits.changing("the first column has no name");
    }
    List<String> names = SheetNames.of(file + ":" + rows.get(head).number(), written);
    int all = below.size();
    below.removeIf(row -> row.values().equals(named));
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
    return above || two || cut || numbered || again || !notes.isEmpty()
        ? sheet.with(names, lines, edits)
        : sheet;
  }

  /**
   * True of a line that names groups of columns above one that names them: names stand twice in
   * both, or once with empty cells behind, and no number is among them.
   */
  private static boolean together(List<String> groups, List<String> names) {
    List<String> filled = filled(groups);
    List<String> given = filled.stream().filter(name -> !name.isBlank()).toList();
    List<String> below = names.stream().filter(name -> !name.isBlank()).toList();
    return groups.size() == names.size()
        && IntStream.range(0, names.size())
            .allMatch(at -> !names.get(at).isBlank() || !groups.get(at).isBlank())
        && twice(given)
        && twice(below)
        && !twice(joined(groups, names))
        && below.stream().noneMatch(name -> Decimals.number(name).isPresent());
  }

  private static boolean twice(List<String> names) {
    return new HashSet<>(names).size() < names.size();
  }

  /** Names of groups in the empty cells behind them, too, as where a spreadsheet merges cells. */
  private static List<String> filled(List<String> groups) {
    List<String> filled = new ArrayList<>();
    String last = "";
    for (String group : groups) {
      last = group.isBlank() ? last : group.strip();
      filled.add(last);
    }
    return filled;
  }

  private static List<String> joined(List<String> groups, List<String> names) {
    List<String> filled = filled(groups);
    boolean repeated = twice(groups.stream().filter(g -> !g.isBlank()).toList());
    List<String> joined = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      String group = filled.get(at);
      String own = groups.get(at).strip();
      boolean alone = group.isEmpty() || group.equals(names.get(at).strip());
      boolean single = // a column of no group has its name once in one of the lines
          repeated && Collections.frequency(filled, group) == 1 && !own.isEmpty();
      String name = names.get(at).strip();
      joined.add(name.isEmpty() ? group : alone || single ? name : group + "_" + name);
    }
    return joined;
  }

  /**
   * Looks whether the first line names columns: a long text among long texts, beside a number, is a
   * row of ratings.
   */
  private void checkNames(Sheet.Line head, List<Sheet.Line> below) {
    List<String> numbers =
        head.values().stream().filter(v -> Decimals.number(v).isPresent()).toList();
    boolean number = !numbers.isEmpty() && !counted(numbers);
    for (int at = 0; at < head.values().size() && number; at++) {
      int column = at;
      double mean =
          below.stream()
              .filter(row -> row.values().size() > column)
              .mapToInt(row -> row.values().get(column).length())
              .average()
              .orElse(0);
      String name = head.values().get(at);
      if (mean >= Sorting.SHORTEST_TEXT
          && name.length() >= Sorting.SHORTEST_TEXT
          && name.contains(" ")) {
        throw new CorpusException(
            file + ":" + head.number(),
            "names of columns in the first line (write a line of names, such as id,text,label,"
                + " above it)",
            "a row of ratings, by a text of " + name.length() + " characters in it");
      }
    }
  }

  /** True of 1, 2, 3, as raters or items are numbered. */
  private static boolean counted(List<String> numbers) {
    int first = numbers.get(0).equals("0") ? 0 : 1;
    return numbers.size() > 1
        && numbers.equals(
            IntStream.range(first, first + numbers.size()).mapToObj(Integer::toString).toList());
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
