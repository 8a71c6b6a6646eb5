package org.attune.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.table.ResultTable.Axis;

/**
 * Which axes of a table are its rows and which its columns.
 *
 * @param rows axes of the rows
 * @param columns axes of the columns
 * @param decimals decimals shown
 */
public record Layout(List<Axis> rows, List<Axis> columns, int decimals) {

  private static final int USUAL_DECIMALS = 3;
  private static final int OF_A_CELL = 3;

  /** Scorers by what else tells cells apart. */
  public static Layout usual(List<Cell> cells) {
    Layout layout = new Layout(List.of(), List.of(), USUAL_DECIMALS);
    return layout.rows(cells, List.of(Axis.SCORER));
  }

  /** These rows; the columns tell apart what the rows do not. */
  public Layout rows(List<Cell> cells, List<Axis> axes) {
    return new Layout(List.copyOf(axes), completed(cells, without(columns, axes), axes), decimals);
  }

  /** These columns; the rows tell apart what the columns do not. */
  public Layout columns(List<Cell> cells, List<Axis> axes) {
    return new Layout(completed(cells, without(rows, axes), axes), List.copyOf(axes), decimals);
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

  /**
   * The layout of a table that {@link CsvWriter#table} wrote, from the headings in its first line;
   * empty if they are not headings of these cells.
   */
  public static Optional<Layout> read(Path file, List<Cell> cells) {
    List<List<String>> lines = CsvReader.lines(file);
    if (lines.size() < 2) {
      return Optional.empty();
    }
    List<String> head = lines.get(0);
    List<Axis> rows = new ArrayList<>();
    for (String name : head) {
      Optional<Axis> axis =
          Arrays.stream(Axis.values()).filter(a -> Sheet.name(a).equals(name)).findFirst();
      if (axis.isEmpty() || rows.contains(axis.get())) {
        break;
      }
      rows.add(axis.get());
    }
    List<String> columns = new ArrayList<>();
    for (int i = rows.size(); i < head.size(); i += OF_A_CELL) {
      columns.add(head.get(i));
    }
    int decimals = decimals(lines, rows.size());
    return orders(without(List.of(Axis.values()), rows)).stream()
        .map(order -> new Layout(List.copyOf(rows), order, decimals))
        .filter(layout -> layout.heads(cells).equals(columns) && layout.separates(cells))
        .findFirst();
  }

  private List<String> heads(List<Cell> cells) {
    return new ResultTable("", "", rows, columns, decimals, cells)
        .columnHeads().stream().map(Sheet::head).toList();
  }

  private boolean separates(List<Cell> cells) {
    List<Axis> all = new ArrayList<>(rows);
    all.addAll(columns);
    return places(cells, all) == cells.size();
  }

  /** Decimals of the first number. */
  private static int decimals(List<List<String>> lines, int from) {
    return lines.stream()
        .skip(1)
        .flatMap(line -> line.stream().skip(from))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .map(number -> number.indexOf('.') < 0 ? 0 : number.length() - number.indexOf('.') - 1)
        .orElse(USUAL_DECIMALS);
  }

  /** Every choice of axes in every order, the short ones first. */
  private static List<List<Axis>> orders(List<Axis> axes) {
    List<List<Axis>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < all.size(); i++) {
      for (Axis axis : axes) {
        if (!all.get(i).contains(axis)) {
          List<Axis> longer = new ArrayList<>(all.get(i));
          longer.add(axis);
          all.add(longer);
        }
      }
    }
    return all;
  }
}
