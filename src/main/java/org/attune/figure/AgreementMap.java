package org.attune.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.Markdown;

/** How far every two raters agree, as a heat map of raters by raters. */
public final class AgreementMap {

  private static final int DECIMALS = 2;

  private AgreementMap() {}

  /**
   * The map of one statistic on one dimension, for statistics that are the same both ways. The
   * lightest shade is 0 and what is below; the darkest is 1, or the highest estimate if that is
   * more. The diagonal and pairs without a cell are empty, undefined ones a dash.
   *
   * @param title what it shows; its name follows from it
   * @param statistic the statistic's name; cells of others are left out
   * @param pairs cells whose scorer and reference are raters
   * @throws IllegalArgumentException if two cells are of the same two raters
   */
  public static Figure of(String title, String statistic, List<Cell> pairs) {
    Map<Set<String>, Cell> cells = new LinkedHashMap<>();
    Set<String> raters = new LinkedHashSet<>();
    for (Cell pair : pairs) {
      if (pair.statistic().equals(statistic)) {
        String first = pair.scorer().words();
        String second = pair.reference().words();
        raters.add(first);
        raters.add(second);
        if (cells.put(Set.of(first, second), pair) != null) {
          throw new IllegalArgumentException("a second estimate of " + first + " and " + second);
        }
      }
    }
    double most =
        cells.values().stream()
            .filter(cell -> cell.estimate() instanceof Estimate.Value)
            .mapToDouble(cell -> ((Estimate.Value) cell.estimate()).point())
            .reduce(1, Math::max);
    List<String> names = List.copyOf(raters);
    List<List<Optional<Heat.Tile>>> tiles = new ArrayList<>();
    for (String row : names) {
      tiles.add(
          names.stream()
              .map(
                  column ->
                      row.equals(column)
                          ? Optional.<Heat.Tile>empty()
                          : Optional.ofNullable(cells.get(Set.of(row, column)))
                              .map(cell -> tile(cell.estimate(), most)))
              .toList());
    }
    return new Heat("rater", statistic, names, names, tiles)
        .figure(
            Figure.name("agreement", statistic, title),
            title,
            told(statistic, names.size(), List.copyOf(cells.values())));
  }

  private static Heat.Tile tile(Estimate estimate, double most) {
    return estimate instanceof Estimate.Value value
        ? new Heat.Tile(Markdown.number(value.point(), DECIMALS), value.point() / most)
        : new Heat.Tile("–", 0);
  }

  private static String told(String statistic, int raters, List<Cell> cells) {
    List<Cell> defined =
        cells.stream()
            .filter(cell -> cell.estimate() instanceof Estimate.Value)
            .sorted(Comparator.comparingDouble(cell -> -point(cell)))
            .toList();
    String told =
        "Heat map of "
            + statistic
            + " between "
            + ForestText.count(raters, "rater")
            + ", "
            + ForestText.count(cells.size(), "pair")
            + ".";
    if (!defined.isEmpty()) {
      told +=
          " Highest: "
              + told(defined.get(0))
              + ". Lowest: "
              + told(defined.get(defined.size() - 1))
              + ". Mean: "
              + Markdown.number(
                  defined.stream().mapToDouble(AgreementMap::point).sum() / defined.size(),
                  DECIMALS)
              + ".";
    }
    int undefined = cells.size() - defined.size();
    return undefined == 0
        ? told
        : told + " Undefined: " + ForestText.count(undefined, "pair") + ".";
  }

  private static String told(Cell cell) {
    return cell.scorer().words()
        + " with "
        + cell.reference().words()
        + " "
        + Markdown.number(point(cell), DECIMALS);
  }

  private static double point(Cell cell) {
    return ((Estimate.Value) cell.estimate()).point();
  }
}
