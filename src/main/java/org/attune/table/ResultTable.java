package org.attune.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Cells laid out in rows and columns, in the order of the cells.
 *
 * @param name name of its files
 * @param caption what it shows
 * @param rows axes of the rows
 * @param columns axes of the columns
 * @param decimals decimals shown
 * @param cells the cells; no two at one place
 * @param statistics names of statistics in the order in which they stand where each has a row or
 *     column of its own; that of the cells if there are none
 */
public record ResultTable(
    String name,
    String caption,
    List<Axis> rows,
    List<Axis> columns,
    int decimals,
    List<Cell> cells,
    List<String> statistics) {

  /** All in the order of the cells. */
  public ResultTable(
      String name,
      String caption,
      List<Axis> rows,
      List<Axis> columns,
      int decimals,
      List<Cell> cells) {
    this(name, caption, rows, columns, decimals, cells, List.of());
  }

  /** What rows and columns can be. */
  public enum Axis {
    SCORER(cell -> cell.scorer().words()),
    REFERENCE(cell -> cell.reference().words()),
    DIMENSION(Cell::dimension),
    LABEL(Cell::label),
    STRATUM(cell -> cell.stratum().words()),
    STATISTIC(Cell::statistic);

    private final Function<Cell, String> of;

    Axis(Function<Cell, String> of) {
      this.of = of;
    }

    /** Where a cell stands on this axis. */
    public String of(Cell cell) {
      return of.apply(cell);
    }
  }

  /** Headings of the rows: a text for each row axis. */
  public List<List<String>> rowHeads() {
    return heads(rows);
  }

  /** Headings of the columns: a text for each column axis. */
  public List<List<String>> columnHeads() {
    return heads(columns);
  }

  /** The cells by row and column heading. */
  public Map<List<List<String>>, Cell> places() {
    Map<List<List<String>>, Cell> places = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (places.put(List.of(place(cell, rows), place(cell, columns)), cell) != null) {
        throw new IllegalArgumentException(
            "two cells at row "
                + place(cell, rows)
                + ", column "
                + place(cell, columns)
                + " of table "
                + name);
      }
    }
    return places;
  }

  private List<List<String>> heads(List<Axis> axes) {
    Set<List<String>> heads = new LinkedHashSet<>();
    cells.forEach(cell -> heads.add(place(cell, axes)));
    List<List<String>> all = new ArrayList<>(heads);
    if (axes.equals(List.of(Axis.STATISTIC)) && !statistics.isEmpty()) {
      all.sort(Comparator.comparingInt(head -> statistics.indexOf(head.get(0))));
    }
    return all;
  }

  private static List<String> place(Cell cell, List<Axis> axes) {
    return axes.stream().map(axis -> axis.of(cell)).toList();
  }
}
