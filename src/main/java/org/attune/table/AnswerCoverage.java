package org.attune.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.table.ResultTable.Axis;

/** What must be said where scorers left items unanswered; nothing where none did. */
public final class AnswerCoverage {

  /** More numbers than this are not listed in a sentence. */
  private static final int LISTED = 6;

  private static final int DECIMALS = 3;

  private AnswerCoverage() {}

  /** How many items each scorer answered that did not answer all, a clause each. */
  public static List<String> missing(List<Cell> cells) {
    return byScorer(cells, false).entrySet().stream()
        .map(of -> of.getKey().words() + " answered " + shares(of.getValue(), ""))
        .toList();
  }

  /** What comparisons rest on where a scorer did not answer all, a clause each. */
  static List<String> comparisons(List<Cell> cells) {
    return byScorer(cells, true).entrySet().stream()
        .map(of -> of.getKey().words() + ": " + compared(of.getValue()))
        .toList();
  }

  private static Map<Subject, List<Cell>> byScorer(List<Cell> cells, boolean compared) {
    return cells.stream()
        .filter(c -> c.compared().isPresent() == compared && !c.scorer().ceiling())
        .filter(c -> c.coverage().filter(of -> !of.whole()).isPresent())
        .collect(Collectors.groupingBy(Cell::scorer, LinkedHashMap::new, Collectors.toList()));
  }

  private static String compared(List<Cell> cells) {
    boolean common = cells.get(0).compared().orElseThrow().items().equals(Cell.COMMON);
    String both = shares(cells, " both have");
    List<String> others = otherwise(cells);
    String counted = common ? "counted on " + both : "each counted on its own items";
    return others.isEmpty()
        ? counted
        : counted
            + (common ? "; each on its own items" : "; on " + both)
            + " it would be "
            + (others.size() > LISTED
                ? "what the column otherwise of estimates.csv says"
                : String.join(", ", others));
  }

  private static List<String> otherwise(List<Cell> cells) {
    List<Axis> axes = new ArrayList<>(List.of(Axis.STATISTIC));
    axes.addAll(differing(cells, Axis.LABEL, Axis.DIMENSION, Axis.STRATUM));
    List<String> values = new ArrayList<>();
    for (Cell cell : cells) {
      OptionalDouble value = cell.compared().orElseThrow().otherwise();
      if (value.isPresent()) {
        String number = Numbers.text(value.getAsDouble(), DECIMALS);
        values.add(number + " (" + place(cell, axes) + ")");
      }
    }
    return values;
  }

  /** {@code 20 of 40 items}, and what they are about where there are several such numbers. */
  private static String shares(List<Cell> cells, String what) {
    List<Axis> axes = differing(cells, Axis.DIMENSION, Axis.STRATUM);
    Map<Cell.Coverage, Set<String>> places = new LinkedHashMap<>();
    for (Cell cell : cells) {
      places
          .computeIfAbsent(cell.coverage().orElseThrow(), k -> new LinkedHashSet<>())
          .add(place(cell, axes));
    }
    boolean few = places.values().stream().mapToInt(Set::size).sum() <= LISTED;
    List<Cell.Coverage> shares =
        places.keySet().stream().sorted(Comparator.comparingDouble(Cell.Coverage::share)).toList();
    if (shares.size() == 1 || !few) {
      String most = share(shares.get(shares.size() - 1));
      String first = shares.size() == 1 ? "" : "from " + share(shares.get(0)) + " to ";
      return (what.isEmpty() ? "" : "the ") + first + most + " items" + what;
    }
    return (what.isEmpty() ? "" : "the items" + what + ", ")
        + places.entrySet().stream()
            .map(of -> share(of.getKey()) + " items (" + String.join("; ", of.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }

  private static String share(Cell.Coverage of) {
    return of.answered() + " of " + of.of();
  }

  private static List<Axis> differing(List<Cell> cells, Axis... axes) {
    return Stream.of(axes)
        .filter(axis -> cells.stream().map(axis::of).distinct().count() > 1)
        .toList();
  }

  private static String place(Cell cell, List<Axis> axes) {
    String place =
        axes.stream()
            .map(axis -> axis.of(cell))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return place.isEmpty() ? "all" : place;
  }
}
