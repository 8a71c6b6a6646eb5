package org.attune.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.result.Deviations.Measured;
import org.attune.table.CsvReader;
import org.attune.table.CsvWriter;
import org.attune.table.ResultColumns;

/**
 * Cells of {@code estimates.csv} as they were recorded beside those made again.
 *
 * @param exact of what must be the same: cells that do not rest on a model of another machine, and
 *     names of what was counted
 * @param near of what may come near: estimates and limits, which are measured; items and blocks,
 *     measured as shares of the items; and what follows from these, such as p values and warnings,
 *     which is only listed
 */
public record ComparedCells(Deviations exact, Deviations near) {

  /** Columns that say which cell a line is. */
  private static final int NAMING = CsvWriter.ESTIMATES.indexOf("estimate");

  private static final Set<String> NUMBERS =
      Set.of("estimate", "low", "high", "formula-low", "formula-high", "otherwise");

  /** How many items or blocks carry an estimate, which may depend on the answers. */
  private static final Set<String> COUNTS = Set.of("items", "answered", "blocks");

  /** What there is on both sides or on neither, and follows from the rest. */
  private static final Set<String> FOLLOWING = Set.of("p", "p-adjusted", "reason");

  private static final String ADJUSTED = "p-adjusted";
  private static final String WARNINGS = "warnings";

  /** All cells, each of which must be the same; lines if one of the two is no such file. */
  public static Deviations all(String recorded, String again) {
    return of(recorded, again, Reliance.NONE).exact();
  }

  /**
   * Cells by whether they must be the same or near; lines, which must be the same, if one of the
   * two is no such file.
   */
  public static ComparedCells of(String recorded, String again, Reliance reliance) {
    try {
      ComparedCells cells = cells(recorded, again, reliance);
      boolean unexplained = cells.exact.equal() && cells.near.equal() && !recorded.equals(again);
      return unexplained ? lines(recorded, again) : cells;
    } catch (IllegalArgumentException e) {
      return lines(recorded, again);
    }
  }

  private static ComparedCells lines(String recorded, String again) {
    return new ComparedCells(Deviations.ofLines(recorded, again), Deviations.NONE);
  }

  private static ComparedCells cells(String recorded, String again, Reliance reliance) {
    Map<List<String>, List<String>> before = read(recorded);
    Map<List<String>, List<String>> now = read(again);
    Set<List<String>> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    Measured exact = new Measured();
    Measured near = new Measured();
    List<String> unwritten = unwritten(recorded);
    if (!unwritten.isEmpty()) {
      exact.listed("columns " + String.join(", ", unwritten), Deviations.ABSENT, "values");
    }
    int resting = 0;
    for (List<String> name : names) {
      Line line =
          new Line(name, before.getOrDefault(name, List.of()), now.getOrDefault(name, List.of()));
      boolean rests = line.rests(reliance);
      resting += rests ? 1 : 0;
      for (String column : CsvWriter.ESTIMATES.subList(NAMING, CsvWriter.ESTIMATES.size())) {
        if (!unwritten.contains(column)) {
          line.compare(column, rests, reliance.adjusted(name.get(0)), exact, near);
        }
      }
    }
    return new ComparedCells(exact.of(names.size() - resting), near.of(resting));
  }

  /** A cell: its name, and what else stands in its line before and now; empty if it has none. */
  private record Line(List<String> name, List<String> before, List<String> now) {

    boolean rests(Reliance reliance) {
      return name.size() == NAMING
          && reliance.cell(
              name.get(0), name.get(1), name.get(2), name.get(3), name.get(4), name.get(6));
    }

    private static String value(List<String> values, String column) {
      int at = CsvWriter.ESTIMATES.indexOf(column) - NAMING;
      return at < values.size() ? values.get(at) : Deviations.ABSENT;
    }

    void compare(String column, boolean rests, boolean adjusted, Measured exact, Measured near) {
      String a = value(before, column);
      String b = value(now, column);
      if (a.equals(b)) {
        return;
      }
      String named = described(name) + ": " + column;
      boolean both = !before.isEmpty() && !now.isEmpty();
      boolean filled = both && !a.isEmpty() && !b.isEmpty();
      if (rests && NUMBERS.contains(column)) {
        near.numbers(named, a, b, 1);
      } else if (rests && COUNTS.contains(column)) {
        near.numbers(named, a, b, items());
      } else if (rests && (both && column.equals(WARNINGS) || filled && FOLLOWING.contains(column))
          || adjusted && filled && column.equals(ADJUSTED)) {
        near.listed(named, a, b);
      } else if (NUMBERS.contains(column)) {
        exact.numbers(named, a, b, 1);
      } else {
        exact.words(named, a, b);
      }
    }

    /** How many items a cell has at most; 0 if it does not say. */
    private double items() {
      double most = 0;
      for (List<String> values : List.of(before, now)) {
        for (String column : List.of("items", "of")) {
          String count = value(values, column);
          most =
              Math.max(
                  most, Deviations.NUMBER.matcher(count).matches() ? Double.parseDouble(count) : 0);
        }
      }
      return most;
    }
  }

  /** Columns that a file of an earlier version lacks. */
  private static List<String> unwritten(String text) {
    return text.lines().findFirst().orElse("").equals(String.join(",", CsvWriter.EARLIER_ESTIMATES))
        ? ResultColumns.LATER
        : List.of();
  }

  private static Map<List<String>, List<String>> read(String text) {
    Map<List<String>, List<String>> cells = new LinkedHashMap<>();
    List<List<String>> lines = CsvReader.lines(text);
    List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
    if (!header.equals(CsvWriter.ESTIMATES) && !header.equals(CsvWriter.EARLIER_ESTIMATES)) {
      throw new IllegalArgumentException("other columns in its first line");
    }
    for (List<String> line : lines.subList(1, lines.size())) {
      List<String> values = new ArrayList<>(line);
      for (String column : CsvWriter.ESTIMATES) {
        int at = CsvWriter.ESTIMATES.indexOf(column);
        if (!header.contains(column) && at <= values.size()) {
          values.add(at, "");
        }
      }
      int naming = Math.min(NAMING, values.size());
      List<String> name = values.subList(0, naming);
      if (cells.put(name, values.subList(naming, values.size())) != null) {
        throw new IllegalArgumentException("a cell twice");
      }
    }
    return cells;
  }

  private static String described(List<String> name) {
    return String.join(", ", name.stream().filter(part -> !part.isEmpty()).toList());
  }
}
