package org.attune.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.Markdown;

/** What forest plots tell, in words. */
final class ForestText {

  private ForestText() {}

  /** The rows from the highest estimate to the lowest in each group, and which have none. */
  static String forest(List<RowGroup> groups, Kind kind, String statistic, int decimals) {
    int rows = groups.stream().mapToInt(g -> g.rows().size()).sum();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Forest plot of "
            + kind.of(statistic)
            + ", "
            + count(rows, "row")
            + (groups.size() > 1 ? " in " + count(groups.size(), "group") : "")
            + (rows > 1 ? ", here from highest to lowest." : "."));
    for (RowGroup group : groups) {
      List<RowGroup.Row> defined =
          group.rows().stream()
              .filter(RowGroup.Row::defined)
              .sorted(Comparator.comparingDouble((RowGroup.Row r) -> -r.value().point()))
              .toList();
      List<String> told = new ArrayList<>();
      defined.forEach(row -> told.add(told(row, kind, decimals)));
      for (RowGroup.Row row : group.rows()) {
        if (row.cell().estimate() instanceof Estimate.None none) {
          told.add(
              row.label()
                  + (none instanceof Estimate.Undefined
                      ? " undefined (" + none.reason() + ")"
                      : " " + none.reason()));
        }
      }
      sentences.add(
          (group.head().isEmpty() ? "" : group.head() + ": ") + String.join(", ", told) + ".");
    }
    if (groups.stream().anyMatch(group -> group.ceiling().isPresent())) {
      sentences.add("The band and the open diamond are the human ceiling, raters.");
    }
    return String.join(" ", sentences);
  }

  private static String told(RowGroup.Row row, Kind kind, int decimals) {
    Estimate.Value value = row.value();
    String text = row.label() + " " + Markdown.number(value.point(), decimals);
    if (!value.without().isEmpty()) {
      return text + " (" + value.without() + ")";
    }
    if (!kind.compares() || value.interval().isEmpty()) {
      return text;
    }
    int neutral = (int) kind.neutral();
    Estimate.Interval interval = value.interval().get();
    return interval.low() > neutral
        ? text + " (interval above " + neutral + ")"
        : interval.high() < neutral ? text + " (interval below " + neutral + ")" : text;
  }

  /** A number of things. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
