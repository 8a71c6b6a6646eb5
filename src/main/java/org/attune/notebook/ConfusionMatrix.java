package org.attune.notebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attune.figure.ConfusionMap;
import org.attune.table.Confusion;
import org.attune.table.Html;
import org.attune.table.Markdown;

/**
 * Which category a scorer gave to the items of each category of the reference.
 *
 * @param scorer who answered
 * @param dimension what was rated
 * @param categories the categories that occur, in the order of the scale
 * @param counts items of each pair of categories that occurs
 */
public record ConfusionMatrix(
    String scorer, String dimension, List<String> categories, List<Confusion> counts)
    implements Shown {

  public ConfusionMatrix {
    categories = List.copyOf(categories);
    counts = List.copyOf(counts);
  }

  /**
   * @param scale all categories in the order of the scale; without it categories stand in the order
   *     in which the counts name them
   */
  static ConfusionMatrix of(
      String scorer, String dimension, List<String> scale, List<Confusion> counts) {
    Set<String> named = new LinkedHashSet<>();
    counts.forEach(count -> named.add(count.reference()));
    counts.forEach(count -> named.add(count.answer()));
    List<String> order = new ArrayList<>(scale);
    order.retainAll(named);
    return new ConfusionMatrix(
        scorer, dimension, scale.isEmpty() ? List.copyOf(named) : order, counts);
  }

  /** Items of this category of the reference that got this answer. */
  public long items(String reference, String answer) {
    return counts.stream()
        .filter(c -> c.reference().equals(reference) && c.answer().equals(answer))
        .mapToLong(Confusion::items)
        .sum();
  }

  /** Items of this category of the reference. */
  public long items(String reference) {
    return categories.stream().mapToLong(answer -> items(reference, answer)).sum();
  }

  /** The counts as colours. */
  public Figures heatMap() {
    return new Figures(List.of(ConfusionMap.of(caption(), counts, categories)));
  }

  private String caption() {
    return dimension + " as " + scorer + " answers it";
  }

  private String fullCaption() {
    return caption() + ": items by category of the reference (rows) and answer (columns)";
  }

  private List<List<String>> lines() {
    List<String> head = new ArrayList<>(List.of("reference"));
    head.addAll(categories);
    head.add("items");
    List<List<String>> lines = new ArrayList<>(List.of(head));
    for (String reference : categories) {
      List<String> line = new ArrayList<>(List.of(reference));
      categories.forEach(answer -> line.add(Long.toString(items(reference, answer))));
      line.add(Long.toString(items(reference)));
      lines.add(line);
    }
    return lines;
  }

  @Override
  public String html() {
    return Html.grid(fullCaption(), lines(), 1, 1, List.of());
  }

  @Override
  public String toString() {
    return fullCaption() + "\n\n" + Markdown.grid(lines(), 1);
  }
}
