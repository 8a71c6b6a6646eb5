package org.attune.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.table.Cell;
import org.attune.table.ResultTable;
import org.attune.table.Stratum;

/**
 * Estimates as points with their intervals as lines, a row each, in groups by what they are about.
 *
 * <p>Lewis &amp; Clarke (2001), Forest plots: trying to see the wood and the trees, BMJ 322,
 * 1479-1480, doi:10.1136/bmj.322.7300.1479.
 */
public final class ForestPlot {

  /** Rows of one figure. */
  private static final int MOST = 40;

  private ForestPlot() {}

  /**
   * The figures of a table: one for each statistic, and apart from it one for differences of two
   * scorers and one for shares of what raters reach; each in several parts of one scale where it
   * has more than 40 rows. Scorers keep their colour and shape. A statistic without any estimate
   * has no figure. Gaps between groups have none: beside what chance makes of them they are read as
   * numbers.
   */
  public static List<Figure> of(ResultTable table) {
    Map<List<Object>, List<Cell>> figures = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      for (Cell cell : table.cells()) {
        if (Kind.of(cell) == kind
            && !(cell.stratum() instanceof Stratum.Between
                || cell.stratum() instanceof Stratum.Ratio)) {
          figures
              .computeIfAbsent(List.of(cell.statistic(), kind), key -> new ArrayList<>())
              .add(cell);
        }
      }
    }
    Markers markers = Markers.of(table.cells());
    List<Figure> all = new ArrayList<>();
    figures.forEach(
        (key, cells) ->
            all.addAll(parts(table, (String) key.get(0), (Kind) key.get(1), cells, markers)));
    return all;
  }

  private static List<Figure> parts(
      ResultTable table, String statistic, Kind kind, List<Cell> cells, Markers markers) {
    List<RowGroup> groups = RowGroup.of(cells);
    List<RowGroup.Row> defined =
        groups.stream().flatMap(g -> g.rows().stream()).filter(RowGroup.Row::defined).toList();
    if (defined.isEmpty()) {
      return List.of();
    }
    Span span = Span.of(defined.stream().map(RowGroup.Row::value).toList(), kind);
    List<List<RowGroup>> parts = parts(groups);
    List<Figure> figures = new ArrayList<>();
    for (int n = 1; n <= parts.size(); n++) {
      String part = parts.size() == 1 ? "" : n + " of " + parts.size();
      figures.add(
          new Forest(parts.get(n - 1), kind, kind.of(statistic), span, markers)
              .figure(
                  Figure.name(table.name(), statistic, kind.ending(), part.isEmpty() ? "" : "" + n),
                  title(table, kind.of(statistic), RowGroup.common(cells), part),
                  ForestText.forest(parts.get(n - 1), kind, statistic, table.decimals())));
    }
    return figures;
  }

  private static String title(ResultTable table, String what, String common, String part) {
    return what
        + (common.isEmpty() ? "" : ": " + common)
        + " (table "
        + table.name()
        + (part.isEmpty() ? "" : ", part " + part)
        + ")";
  }

  /** Groups in parts of about as many rows each; a group is parted only if it alone is too long. */
  private static List<List<RowGroup>> parts(List<RowGroup> groups) {
    List<RowGroup> pieces = new ArrayList<>();
    for (RowGroup group : groups) {
      int rows = group.rows().size();
      int parts = ceiling(rows, MOST);
      for (int p = 0; p < parts; p++) {
        pieces.add(
            new RowGroup(
                group.head(), group.rows().subList(p * rows / parts, (p + 1) * rows / parts)));
      }
    }
    int total = pieces.stream().mapToInt(g -> g.rows().size()).sum();
    int even = ceiling(total, ceiling(total, MOST));
    List<List<RowGroup>> parts = new ArrayList<>();
    int rows = 0;
    for (RowGroup group : pieces) {
      int more = group.rows().size();
      if (parts.isEmpty() || rows >= even || rows + more > MOST) {
        parts.add(new ArrayList<>());
        rows = 0;
      }
      parts.get(parts.size() - 1).add(group);
      rows += more;
    }
    return parts;
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
