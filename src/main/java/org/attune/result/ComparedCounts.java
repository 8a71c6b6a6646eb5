package org.attune.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.attune.result.Deviations.Measured;
import org.attune.table.CsvReader;
import org.attune.table.ResultColumns;

/**
 * Lines of {@code confusion.csv} or {@code calibration.csv} as they were recorded beside those made
 * again.
 *
 * @param exact of what must be the same
 * @param near of what rests on a model of another machine: measured as shares of all items of the
 *     scorer on the dimension, a mean by its share of the sum
 */
public record ComparedCounts(Deviations exact, Deviations near) {

  /** Columns that say which line it is; behind them its items, then means over these. */
  private static final int NAMING = 4;

  private static final String NONE = "0";

  /** Lines of {@code confusion.csv}. */
  public static ComparedCounts ofConfusions(String recorded, String again, Reliance reliance) {
    return of(ResultColumns.CONFUSION.size(), 2, recorded, again, reliance::confusions);
  }

  /** Lines of {@code calibration.csv}. */
  public static ComparedCounts ofCalibration(String recorded, String again, Reliance reliance) {
    return of(ResultColumns.CALIBRATION.size(), 3, recorded, again, reliance::calibration);
  }

  /**
   * @param columns how many there are
   * @param whole how many columns name what the lines are parts of: scorer, dimension, label
   */
  private static ComparedCounts of(
      int columns, int whole, String recorded, String again, BiPredicate<String, String> rests) {
    if (recorded.equals(again)) {
      return new ComparedCounts(Deviations.NONE, Deviations.NONE);
    }
    Map<List<String>, List<String>> before;
    Map<List<String>, List<String>> now;
    try {
      before = read(recorded, columns);
      now = read(again, columns);
    } catch (IllegalArgumentException e) {
      return new ComparedCounts(Deviations.ofLines(recorded, again), Deviations.NONE);
    }
    Set<List<String>> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    Map<List<String>, Double> items = new LinkedHashMap<>();
    now.forEach(
        (name, values) -> items.merge(name.subList(0, whole), number(values.get(0)), Double::sum));
    List<String> none = Collections.nCopies(columns - NAMING, NONE);
    Measured exact = new Measured();
    Measured near = new Measured();
    int resting = 0;
    for (List<String> name : names) {
      List<String> a = before.getOrDefault(name, none);
      List<String> b = now.getOrDefault(name, none);
      boolean line = rests.test(name.get(0), name.get(1));
      resting += line ? 1 : 0;
      if (!a.equals(b)) {
        String named = String.join(", ", name.stream().filter(part -> !part.isEmpty()).toList());
        if (line) {
          double all = items.getOrDefault(name.subList(0, whole), 0.0);
          measure(named + ":", a, b, all, near);
        } else {
          exact.words(named + ":", String.join(", ", a), String.join(", ", b));
        }
      }
    }
    Deviations same = exact.of(names.size() - resting);
    Deviations close = near.of(resting);
    return same.equal() && close.equal()
        ? new ComparedCounts(Deviations.ofLines(recorded, again), close)
        : new ComparedCounts(same, close);
  }

  private static void measure(
      String named, List<String> a, List<String> b, double all, Measured near) {
    double before = number(a.get(0));
    double now = number(b.get(0));
    double most = Math.abs(before - now);
    for (int mean = 1; mean < a.size(); mean++) {
      most = Math.max(most, Math.abs(before * number(a.get(mean)) - now * number(b.get(mean))));
    }
    near.measured(named, String.join(", ", a), String.join(", ", b), most / all);
  }

  private static double number(String text) {
    return Deviations.NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }

  private static Map<List<String>, List<String>> read(String text, int columns) {
    Map<List<String>, List<String>> lines = new LinkedHashMap<>();
    List<List<String>> all = CsvReader.lines(text);
    for (List<String> line : all.subList(Math.min(1, all.size()), all.size())) {
      if (line.size() != columns
          || lines.put(line.subList(0, NAMING), line.subList(NAMING, columns)) != null) {
        throw new IllegalArgumentException("other columns, or a line twice");
      }
    }
    return lines;
  }
}
