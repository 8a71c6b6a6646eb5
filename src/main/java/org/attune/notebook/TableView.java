package org.attune.notebook;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.corpus.CorpusException;
import org.attune.figure.ForestPlot;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.Html;
import org.attune.table.Markdown;
import org.attune.table.Released;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;
import org.attune.table.TableLayout;

/**
 * A table, or what is left of it by asking for some of its cells. Axes are named as in protocols:
 * scorer, reference, dimension, label, stratum, statistic.
 *
 * @param table the cells and how they are laid out
 * @param level confidence level of the intervals
 * @param method how the intervals in brackets were made
 */
public record TableView(ResultTable table, double level, String method) implements Shown {

  /** What stands on an axis for cells that are about everything on it. */
  private static final String ALL = "all";

  /** The cells in the order of the table. */
  public List<Cell> cells() {
    return table.cells();
  }

  /**
   * The only cell.
   *
   * @throws CorpusException if there are several; says on which axes they differ
   */
  public Cell cell() {
    if (cells().size() == 1) {
      return cells().get(0);
    }
    String differ =
        Arrays.stream(Axis.values())
            .filter(axis -> values(axis).size() > 1)
            .map(axis -> name(axis) + " " + values(axis))
            .collect(Collectors.joining(", "));
    throw new CorpusException(
        "table " + table.name(), "one cell", cells().size() + " that differ by " + differ);
  }

  /** The estimate of the only cell. */
  public Estimate estimate() {
    return cell().estimate();
  }

  /** What occurs on an axis, in the order of the table. */
  public List<String> values(String axis) {
    return List.copyOf(values(axis(axis)));
  }

  private Set<String> values(Axis axis) {
    Set<String> values = new LinkedHashSet<>();
    cells().forEach(cell -> values.add(shown(axis.of(cell))));
    return values;
  }

  /**
   * The cells with one of these values on an axis; {@code all} is the value of cells about all
   * labels or all strata.
   *
   * @throws CorpusException if there is no such axis, or a value no cell has; lists those there are
   */
  public TableView where(String axis, String... values) {
    Axis on = axis(axis);
    Set<String> known = values(on);
    for (String value : values) {
      if (!known.contains(value)) {
        throw new CorpusException(
            "table " + table.name() + ": " + axis, "one of " + known, "\"" + value + "\"");
      }
    }
    List<String> wanted = List.of(values);
    return with(
        layout(), cells().stream().filter(cell -> wanted.contains(shown(on.of(cell)))).toList());
  }

  /** The same with these axes as rows; the columns tell apart what they do not. */
  public TableView rows(String... axes) {
    return with(layout().rows(cells(), axes(axes)), cells());
  }

  /** The same with these axes as columns; the rows tell apart what they do not. */
  public TableView columns(String... axes) {
    return with(layout().columns(cells(), axes(axes)), cells());
  }

  private TableLayout layout() {
    return new TableLayout(table.rows(), table.columns(), table.decimals());
  }

  private List<Axis> axes(String... names) {
    return Arrays.stream(names).map(this::axis).distinct().toList();
  }

  private TableView with(TableLayout layout, List<Cell> cells) {
    return new TableView(
        new ResultTable(
            table.name(),
            table.caption(),
            layout.rows(),
            layout.columns(),
            layout.decimals(),
            cells),
        level,
        method);
  }

  private Axis axis(String name) {
    Optional<Axis> axis =
        Arrays.stream(Axis.values()).filter(a -> name(a).equals(name)).findFirst();
    return axis.orElseThrow(
        () ->
            new CorpusException(
                "table " + table.name(),
                "an axis, one of " + Arrays.stream(Axis.values()).map(TableView::name).toList(),
                "\"" + name + "\""));
  }

  private static String name(Axis axis) {
    return axis.name().toLowerCase(Locale.ROOT);
  }

  private static String shown(String value) {
    return value.isEmpty() ? ALL : value;
  }

  /** Estimates as points, their intervals as lines; a figure for each statistic. */
  public Figures forest() {
    return new Figures(ForestPlot.of(table));
  }

  @Override
  public String html() {
    return Html.table(Released.read(table), level, method);
  }

  @Override
  public String toString() {
    return Markdown.table(Released.read(table), level, method);
  }
}
