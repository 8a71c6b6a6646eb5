package org.attune.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.statistic.Remark;
import org.attune.table.ResultTable.Axis;

/**
 * The remarks on the cells of a table as notes: a line for each topic, with what there is to say of
 * the rows and columns that differ.
 */
final class RemarkNotes {

  /** What may tell cells with different values apart; the first that does is named. */
  private static final List<List<Axis>> DIFFER_BY =
      List.of(
          List.of(),
          List.of(Axis.STATISTIC),
          List.of(Axis.DIMENSION),
          List.of(Axis.STRATUM),
          List.of(Axis.SCORER),
          List.of(Axis.DIMENSION, Axis.STRATUM),
          List.of(Axis.DIMENSION, Axis.SCORER),
          List.of(Axis.DIMENSION, Axis.STATISTIC),
          List.of(Axis.SCORER, Axis.STATISTIC),
          List.of(Axis.values()));

  /** More places than this are counted, not listed. */
  private static final int LISTED = 12;

  private RemarkNotes() {}

  static List<String> of(List<Cell> cells) {
    Map<String, Set<String>> statistics = new LinkedHashMap<>();
    cells.forEach(
        cell ->
            cell.remarks()
                .forEach(
                    remark ->
                        statistics
                            .computeIfAbsent(remark.topic(), topic -> new LinkedHashSet<>())
                            .add(cell.statistic())));
    List<String> notes = new ArrayList<>();
    statistics.forEach(
        (topic, about) -> {
          List<Cell> concerned =
              cells.stream().filter(cell -> about.contains(cell.statistic())).toList();
          notes.add(
              (concerned.size() == cells.size()
                      ? topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1)
                      : String.join(", ", about) + ": " + topic)
                  + ": "
                  + values(concerned, topic)
                  + ".");
        });
    return notes;
  }

  private static String values(List<Cell> cells, String topic) {
    List<Axis> axes =
        DIFFER_BY.stream()
            .filter(
                by ->
                    cells.stream()
                        .collect(
                            Collectors.groupingBy(
                                cell -> Notes.place(cell, by),
                                Collectors.mapping(cell -> value(cell, topic), Collectors.toSet())))
                        .values()
                        .stream()
                        .allMatch(values -> values.size() == 1))
            .findFirst()
            .orElse(List.of(Axis.values()));
    Map<String, Set<String>> places = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String value = value(cell, topic);
      if (!value.isEmpty()) {
        places.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(Notes.place(cell, axes));
      }
    }
    int listed = places.values().stream().mapToInt(Set::size).sum();
    if (listed > LISTED) {
      return "in " + listed + " places, each told in the column warnings of estimates.csv";
    }
    return places.entrySet().stream()
        .map(e -> e.getKey() + (axes.isEmpty() ? "" : " (" + String.join(", ", e.getValue()) + ")"))
        .collect(Collectors.joining("; "));
  }

  /** What is said of a cell; of a difference perhaps two things. */
  private static String value(Cell cell, String topic) {
    return cell.remarks().stream()
        .filter(remark -> remark.topic().equals(topic))
        .map(Remark::value)
        .collect(Collectors.joining(" and "));
  }
}
