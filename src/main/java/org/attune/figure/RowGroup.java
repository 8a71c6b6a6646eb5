package org.attune.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.Stratum;
import org.attune.table.Subject;

/**
 * Rows under one heading.
 *
 * @param head what the rows have in common; empty where no row differs from another but in its own
 *     label
 * @param rows the rows, at least one
 */
record RowGroup(String head, List<Row> rows) {

  /**
   * One estimate.
   *
   * @param label what sets it apart in its group
   * @param cell the estimate
   */
  record Row(String label, Cell cell) {

    /** Whether it is the human ceiling: people, each compared with the others. */
    boolean ceiling() {
      return cell.scorer().ceiling();
    }

    boolean defined() {
      return cell.estimate() instanceof Estimate.Value;
    }

    /** The number; only where it is defined. */
    Estimate.Value value() {
      return (Estimate.Value) cell.estimate();
    }
  }

  /** What people reach, if others are compared with them. */
  Optional<Estimate.Value> ceiling() {
    return ceiling(new Subject.People());
  }

  /** What people reach on the items of a row: of a model that did not answer all, on its own. */
  Optional<Estimate.Value> ceiling(Row row) {
    Subject of = row.cell().scorer();
    return (row.ceiling() ? ceiling(of) : ceilingOf(of)).or(this::ceiling);
  }

  /** True if people are seen on the items of one model, too. */
  boolean partly() {
    return rows.stream().anyMatch(row -> ceilingOf(row.cell().scorer()).isPresent());
  }

  private Optional<Estimate.Value> ceilingOf(Subject of) {
    return of instanceof Subject.Model model
        ? ceiling(new Subject.PeopleOn(model))
        : Optional.empty();
  }

  private Optional<Estimate.Value> ceiling(Subject raters) {
    return rows.stream().allMatch(Row::ceiling)
        ? Optional.empty()
        : rows.stream()
            .filter(row -> row.cell().scorer().equals(raters))
            .filter(row -> row.defined() && row.cell().stratum() instanceof Stratum.All)
            .map(Row::value)
            .findFirst();
  }

  /** Cells of one statistic in groups, in the order of the cells. */
  static List<RowGroup> of(List<Cell> cells) {
    List<Function<Cell, String>> axes =
        axes(cells).stream()
            .filter(axis -> cells.stream().map(axis).distinct().count() > 1)
            .toList();
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      List<String> words = axes.stream().map(axis -> orAll(axis.apply(cell))).toList();
      int last = words.size() - 1;
      groups
          .computeIfAbsent(
              words.isEmpty() ? "" : String.join(", ", words.subList(0, last)),
              head -> new ArrayList<>())
          .add(new Row(words.isEmpty() ? only(cell) : words.get(last), cell));
    }
    return groups.entrySet().stream().map(g -> new RowGroup(g.getKey(), g.getValue())).toList();
  }

  /** What all cells share and no row can say, in words; empty for nothing. */
  static String common(List<Cell> cells) {
    return String.join(
        ", ",
        axes(cells).stream()
            .filter(axis -> cells.stream().map(axis).distinct().count() == 1)
            .map(axis -> axis.apply(cells.get(0)))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Coarse to fine: the last on which cells differ names the rows, those before it the groups. */
  private static List<Function<Cell, String>> axes(List<Cell> cells) {
    boolean references = cells.stream().map(Cell::reference).distinct().count() > 1;
    return List.of(
        Cell::dimension,
        Cell::label,
        cell -> cell.scorer().words() + (references ? " with " + cell.reference().words() : ""),
        cell -> cell.stratum().words());
  }

  private static String only(Cell cell) {
    return axes(List.of(cell)).stream()
        .map(axis -> axis.apply(cell))
        .filter(word -> !word.isEmpty())
        .reduce((a, b) -> b)
        .orElse(cell.statistic());
  }

  /** What has no label or stratum is about all. */
  private static String orAll(String word) {
    return word.isEmpty() ? "all" : word;
  }
}
