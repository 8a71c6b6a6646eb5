package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.Decimals;

/** A table and what stands in its columns. */
public final class ColumnProfiles {

  /** Ratings of fewer rows may rise by one by chance. */
  private static final int SOME = 5;

  private static final int MANY = 50;
  private static final double ALL_BUT_FEW = 0.9;

  /** More different answers are texts, and would take long. */
  private static final int MOST_SETS = 1000;

  private static final Pattern CLOCK = Pattern.compile("\\d{1,2}(:\\d\\d){1,3}([.,]\\d+)?");

  private final Sheet sheet;
  private final Hints hints;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, AnswerCounts> answers = new HashMap<>();
  private final Map<String, SortedMap<String, Integer>> labels = new HashMap<>();

  ColumnProfiles(Sheet sheet) {
    this(sheet, Hints.none());
  }

  /**
   * A table.
   *
   * @param hints what is known beside it, such as which answers are missing
   */
  ColumnProfiles(Sheet sheet, Hints hints) {
    this.sheet = sheet;
    this.hints = hints;
    for (String column : sheet.columns()) {
      values.put(column, sheet.values(column));
    }
  }

  public Sheet sheet() {
    return sheet;
  }

  /** What is known beside the table. */
  Hints hints() {
    return hints;
  }

  /** True if a column is a model's. */
  boolean model(String column) {
    return ModelColumns.is(column, sheet.columns(), hints);
  }

  public List<String> values(String column) {
    return values.get(column);
  }

  public AnswerCounts answers(String column) {
    return answers.computeIfAbsent(column, c -> AnswerCounts.of(values.get(c), hints));
  }

  /**
   * How often each label was given, where answers are sets of labels; else the answers themselves.
   * Too many different answers are not looked through.
   */
  SortedMap<String, Integer> labels(String column) {
    return labels.computeIfAbsent(column, this::countLabels);
  }

  private SortedMap<String, Integer> countLabels(String column) {
    SortedMap<String, Integer> counts = answers(column).counts();
    if (answers(column).numeric() || counts.size() > MOST_SETS) {
      return counts;
    }
    Optional<SeparatedLabels> sets =
        WordScales.vocabulary(answers(column), hints)
            .filter(v -> v.found() == SeparatedLabels.Found.SETS);
    if (sets.isEmpty()) {
      return counts;
    }
    SortedMap<String, Integer> single = new TreeMap<>();
    counts.forEach(
        (answer, n) ->
            sets.get()
                .labels()
                .getOrDefault(answer, List.of(answer))
                .forEach(label -> single.merge(label, n, Integer::sum)));
    return single;
  }

  public int rows() {
    return sheet.lines().size();
  }

  /** Number of different values, the empty one among them. */
  public int distinct(String column) {
    return new HashSet<>(values(column)).size();
  }

  boolean unique(String column) {
    return distinct(column) == rows();
  }

  /** True if a group of rows with one {@code key} never has two values in the column. */
  boolean constantWithin(String key, String column) {
    Map<String, String> first = new HashMap<>();
    for (int row = 0; row < rows(); row++) {
      String value = values(column).get(row);
      if (!first.computeIfAbsent(values(key).get(row), k -> value).equals(value)) {
        return false;
      }
    }
    return true;
  }

  /** Rows that repeat the values some columns have in an earlier row, in order. */
  List<Integer> repeated(List<String> columns) {
    Set<List<String>> seen = new HashSet<>();
    return IntStream.range(0, rows())
        .filter(row -> !seen.add(columns.stream().map(c -> values(c).get(row)).toList()))
        .boxed()
        .toList();
  }

  /** The first row, from 0, in which a column is empty; -1 if there is none. */
  int firstEmpty(String column) {
    List<String> all = values(column);
    for (int row = 0; row < all.size(); row++) {
      if (all.get(row).isBlank()) {
        return row;
      }
    }
    return -1;
  }

  /** True of times in a recording, which tell items apart and not what was rated. */
  boolean times(String column) {
    return values(column).stream().allMatch(v -> CLOCK.matcher(v.strip()).matches());
  }

  /** True if the column counts the rows up, by one each, and there are some. */
  boolean countsRows(String column) {
    if (rows() < SOME
        || !answers(column).spelled().isEmpty()
        || !answers(column).integral()
        || answers(column).given() < rows()) {
      return false;
    }
    List<String> all = values(column);
    for (int row = 1; row < rows(); row++) {
      if (number(all.get(row)) != number(all.get(row - 1)) + 1) {
        return false;
      }
    }
    return true;
  }

  /** True if there are many rows and nearly each has a whole number of its own. */
  boolean numbersRows(String column) {
    return rows() >= MANY && answers(column).integral() && distinct(column) > ALL_BUT_FEW * rows();
  }

  private static double number(String text) {
    return Decimals.number(text).map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  /** Values of a column with the rows they stand in. */
  public Map<String, List<Integer>> rowsBy(String column) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < rows(); row++) {
      rows.computeIfAbsent(values(column).get(row), k -> new ArrayList<>()).add(row);
    }
    return rows;
  }
}
