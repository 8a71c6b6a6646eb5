package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.table.CsvWriter;
import org.attune.table.ResultColumns;

/**
 * What was recorded beside what was made again.
 *
 * @param compared how many things were compared
 * @param differences those that are not the same, in words
 * @param largest largest difference between two estimates, limits of intervals or codes; 0 if there
 *     is none
 * @param words whether one of these is a number on one side only, or what differs has no numbers
 */
record Comparison(int compared, List<String> differences, double largest, boolean words) {

  /** Columns of {@code estimates.csv} that a re-run elsewhere must come near to. */
  private static final Set<String> NUMBERS =
      Set.of("estimate", "low", "high", "formula-low", "formula-high");

  /** Columns of {@code estimates.csv} that say which cell a line is. */
  private static final int NAMING = CsvWriter.ESTIMATES.indexOf("estimate");

  private static final String ABSENT = "nothing";

  boolean equal() {
    return differences.isEmpty();
  }

  /** What differs in words, of what has no numbers to measure it by. */
  private static Comparison inWords(int compared, List<String> differences) {
    return new Comparison(compared, differences, 0, !differences.isEmpty());
  }

  /** Whether no number differs by more, whatever the words beside it say. */
  boolean within(double most) {
    return !words && largest <= most;
  }

  /** Differences as they are found. */
  private static final class Measured {
    private final List<String> differences = new ArrayList<>();
    private double largest;
    private boolean words;

    void add(String name, String a, String b, boolean counts) {
      differences.add(name + " " + versus(a, b));
      if (counts) {
        try {
          largest =
              Math.max(largest, new BigDecimal(a).subtract(new BigDecimal(b)).abs().doubleValue());
        } catch (NumberFormatException e) {
          words = true;
        }
      }
    }

    Comparison of(int compared) {
      return new Comparison(compared, differences, largest, words);
    }
  }

  /** Cells of {@code estimates.csv}; lines if one of the two is no such file. */
  static Comparison ofEstimates(String recorded, String again) {
    try {
      Comparison cells = ofCells(recorded, again);
      return cells.equal() && !recorded.equals(again) ? ofLines(recorded, again) : cells;
    } catch (IllegalArgumentException e) {
      return ofLines(recorded, again);
    }
  }

  /**
   * Cells of {@code estimates.csv}, by what they are about.
   *
   * @throws IllegalArgumentException if one of the texts is no such file
   */
  private static Comparison ofCells(String recorded, String again) {
    Map<List<String>, List<String>> before = cells(recorded);
    Map<List<String>, List<String>> now = cells(again);
    Set<List<String>> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    Measured measured = new Measured();
    List<String> unwritten = unwritten(recorded);
    if (!unwritten.isEmpty()) {
      measured.add("columns " + String.join(", ", unwritten), ABSENT, "values", false);
    }
    for (List<String> name : names) {
      List<String> of = before.getOrDefault(name, List.of());
      List<String> by = now.getOrDefault(name, List.of());
      for (int i = 0; i < CsvWriter.ESTIMATES.size() - NAMING; i++) {
        String a = i < of.size() ? of.get(i) : ABSENT;
        String b = i < by.size() ? by.get(i) : ABSENT;
        String column = CsvWriter.ESTIMATES.get(NAMING + i);
        if (!a.equals(b) && !unwritten.contains(column)) {
          measured.add(described(name) + ": " + column, a, b, NUMBERS.contains(column));
        }
      }
    }
    return measured.of(names.size());
  }

  /** Columns that a file of an earlier version lacks. */
  private static List<String> unwritten(String text) {
    return text.lines().findFirst().orElse("").equals(String.join(",", CsvWriter.EARLIER_ESTIMATES))
        ? ResultColumns.LATER
        : List.of();
  }

  private static Map<List<String>, List<String>> cells(String text) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    Map<List<String>, List<String>> cells = new LinkedHashMap<>();
    List<String> header = CsvWriter.ESTIMATES;
    try (CSVParser rows = CSVParser.parse(text, format)) {
      for (CSVRecord row : rows) {
        if (row.getRecordNumber() == 1) {
          header = row.toList();
          if (!header.equals(CsvWriter.ESTIMATES) && !header.equals(CsvWriter.EARLIER_ESTIMATES)) {
            throw new IllegalArgumentException("other columns in its first line");
          }
          continue;
        }
        List<String> values = new ArrayList<>(row.toList());
        for (String column : CsvWriter.ESTIMATES) {
          int at = CsvWriter.ESTIMATES.indexOf(column);
          if (!header.contains(column) && at <= values.size()) {
            values.add(at, "");
          }
        }
        int naming = Math.min(NAMING, values.size());
        cells.put(values.subList(0, naming), values.subList(naming, values.size()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return cells;
  }

  private static String described(List<String> name) {
    return String.join(", ", name.stream().filter(part -> !part.isEmpty()).toList());
  }

  private static String versus(String recorded, String again) {
    return quoted(recorded) + " recorded, " + quoted(again) + " again";
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "empty" : value;
  }

  /** Values of a JSON object, and of those in it. */
  static Comparison ofValues(Map<String, Object> recorded, Map<String, Object> again) {
    List<String> differences = new ArrayList<>();
    int compared = values("", recorded, again, differences);
    return inWords(compared, differences);
  }

  private static int values(String path, Object a, Object b, List<String> differences) {
    if (a instanceof Map<?, ?> of && b instanceof Map<?, ?> by) {
      int compared = 0;
      Set<String> keys = new TreeSet<>();
      of.keySet().forEach(key -> keys.add(key.toString()));
      by.keySet().forEach(key -> keys.add(key.toString()));
      for (String key : keys) {
        compared +=
            values(path.isEmpty() ? key : path + "." + key, of.get(key), by.get(key), differences);
      }
      return compared;
    }
    if (a instanceof List<?> of && b instanceof List<?> by && of.size() == by.size()) {
      int compared = 0;
      for (int i = 0; i < of.size(); i++) {
        String name =
            of.get(i) instanceof Map<?, ?> m && m.get("name") != null ? "" + m.get("name") : "" + i;
        compared += values(path + "." + name, of.get(i), by.get(i), differences);
      }
      return compared;
    }
    String of = a == null ? ABSENT : a.toString();
    String by = b == null ? ABSENT : b.toString();
    if (!of.equals(by)) {
      differences.add(path + ": " + versus(of, by));
    }
    return 1;
  }

  /** Lines of a text. */
  static Comparison ofLines(String recorded, String again) {
    List<String> of = recorded.lines().toList();
    List<String> by = again.lines().toList();
    List<String> differences = new ArrayList<>();
    int lines = Math.max(of.size(), by.size());
    for (int i = 0; i < lines; i++) {
      String a = i < of.size() ? of.get(i) : ABSENT;
      String b = i < by.size() ? by.get(i) : ABSENT;
      if (!a.equals(b)) {
        differences.add("line " + (i + 1) + ": " + around(a, b));
      }
    }
    if (differences.isEmpty() && !recorded.equals(again)) {
      differences.add("ends of lines differ");
    }
    return inWords(lines, differences);
  }

  /** The part of two long lines in which they differ. */
  private static String around(String a, String b) {
    int most = 60;
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - most / 3);
    return versus(part(a, from, most), part(b, from, most));
  }

  private static String part(String line, int from, int most) {
    int to = Math.min(line.length(), from + most);
    return (from > 0 ? "..." : "")
        + line.substring(Math.min(from, to), to)
        + (to < line.length() ? "..." : "");
  }

  /** Codes of each scorer: {@code compared} codes, and how many of them are not the same. */
  static Comparison ofCodes(List<List<Long>> recorded, List<List<Long>> again) {
    int compared = 0;
    Measured measured = new Measured();
    for (int turn = 0; turn < Math.max(recorded.size(), again.size()); turn++) {
      List<Long> of = turn < recorded.size() ? recorded.get(turn) : List.of();
      List<Long> by = turn < again.size() ? again.get(turn) : List.of();
      for (int i = 0; i < Math.max(of.size(), by.size()); i++) {
        compared++;
        String a = i < of.size() ? of.get(i).toString() : ABSENT;
        String b = i < by.size() ? by.get(i).toString() : ABSENT;
        if (!a.equals(b)) {
          measured.add("turn " + (turn + 1) + ", code " + (i + 1) + ":", a, b, true);
        }
      }
    }
    return measured.of(compared);
  }
}
