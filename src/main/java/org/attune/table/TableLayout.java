package org.attune.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.table.ResultTable.Axis;

/**
 * Which axes of a table are its rows and which its columns.
 *
 * @param rows axes of the rows
 * @param columns axes of the columns
 * @param decimals decimals shown
 */
public record TableLayout(List<Axis> rows, List<Axis> columns, int decimals) {

  private static final int USUAL_DECIMALS = 3;

  /** Scorers by what else tells cells apart. */
  public static TableLayout usual(List<Cell> cells) {
    TableLayout layout = new TableLayout(List.of(), List.of(), USUAL_DECIMALS);
    return layout.rows(cells, List.of(Axis.SCORER));
  }

  /** These rows; the columns tell apart what the rows do not. */
  public TableLayout rows(List<Cell> cells, List<Axis> axes) {
    return new TableLayout(
        List.copyOf(axes), completed(cells, without(columns, axes), axes), decimals);
  }

  /** These columns; the rows tell apart what the columns do not. */
  public TableLayout columns(List<Cell> cells, List<Axis> axes) {
    return new TableLayout(
        completed(cells, without(rows, axes), axes), List.copyOf(axes), decimals);
  }

  private static List<Axis> without(List<Axis> axes, List<Axis> taken) {
    return axes.stream().filter(axis -> !taken.contains(axis)).toList();
  }

  /** The axes, and those that must be added so that no two cells share a place. */
  private static List<Axis> completed(List<Cell> cells, List<Axis> axes, List<Axis> across) {
    List<Axis> all = new ArrayList<>(axes);
    for (Axis axis : Axis.values()) {
      List<Axis> used = new ArrayList<>(all);
      used.addAll(across);
      int places = places(cells, used);
      if (places < cells.size() && !used.contains(axis)) {
        used.add(axis);
        if (places(cells, used) > places) {
          all.add(axis);
        }
      }
    }
    return List.copyOf(all);
  }

  private static int places(List<Cell> cells, List<Axis> axes) {
    Set<List<String>> places = new HashSet<>();
    cells.forEach(cell -> places.add(axes.stream().map(axis -> axis.of(cell)).toList()));
    return places.size();
  }
}
