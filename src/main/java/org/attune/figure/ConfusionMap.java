package org.attune.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.table.Confusion;
import org.attune.table.Markdown;

/** What a scorer answered to the items of each category of the reference, as a heat map. */
public final class ConfusionMap {

  private ConfusionMap() {}

  /**
   * The map of one scorer on one dimension. A row is a category of the reference, with its number
   * of items; its tiles are the answers in percent of these, and add up to 100 but for rounding. A
   * row without items has no tiles.
   *
   * @param title what it shows; its name follows from it
   * @param cells counts, at most one for each pair of reference and answer
   * @param categories the scale's categories in its order
   * @throws IllegalArgumentException if cells are of several scorers or dimensions, say twice the
   *     same, or name a category that is not of the scale
   */
  public static Figure of(String title, List<Confusion> cells, List<String> categories) {
    Map<List<String>, Long> counts = counts(cells, categories);
    List<String> rows = new ArrayList<>();
    List<List<Optional<Heat.Tile>>> tiles = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (String reference : categories) {
      long items = categories.stream().mapToLong(a -> count(counts, reference, a)).sum();
      rows.add(reference + " (" + items + ")");
      tiles.add(
          categories.stream()
              .map(
                  answer ->
                      items == 0
                          ? Optional.<Heat.Tile>empty()
                          : tile(count(counts, reference, answer), items))
              .toList());
      told.add(items == 0 ? reference + ": no items." : told(reference, items, counts, categories));
    }
    return new Heat("reference (items)", "answer, in % of the row", rows, categories, tiles)
        .figure(
            Figure.name("confusion", title),
            title,
            "Heat map of answers by category of the reference. " + String.join(" ", told));
  }

  private static Map<List<String>, Long> counts(List<Confusion> cells, List<String> categories) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (Confusion cell : cells) {
      if (!cell.scorer().equals(cells.get(0).scorer())
          || !cell.dimension().equals(cells.get(0).dimension())) {
        throw new IllegalArgumentException("counts of several matrices: " + cell);
      }
      if (!categories.contains(cell.reference()) || !categories.contains(cell.answer())) {
        throw new IllegalArgumentException("not of the categories " + categories + ": " + cell);
      }
      if (counts.put(List.of(cell.reference(), cell.answer()), cell.items()) != null) {
        throw new IllegalArgumentException("a second count of the same: " + cell);
      }
    }
    return counts;
  }

  private static long count(Map<List<String>, Long> counts, String reference, String answer) {
    return counts.getOrDefault(List.of(reference, answer), 0L);
  }

  private static Optional<Heat.Tile> tile(long count, long items) {
    return Optional.of(new Heat.Tile(percent(count, items), (double) count / items));
  }

  private static String percent(long count, long items) {
    return Markdown.number(100.0 * count / items, 0);
  }

  private static String told(
      String reference, long items, Map<List<String>, Long> counts, List<String> categories) {
    String other = "";
    for (String answer : categories) {
      if (!answer.equals(reference)
          && count(counts, reference, answer) > count(counts, reference, other)) {
        other = answer;
      }
    }
    return reference
        + ": of "
        + ForestText.count(items, "item")
        + " "
        + percent(count(counts, reference, reference), items)
        + " % answered alike"
        + (other.isEmpty()
            ? "."
            : ", else most often "
                + other
                + ", "
                + percent(count(counts, reference, other), items)
                + " %.");
  }
}
