package org.attune.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;

/** What must be said below a table so that its numbers can be read. */
public final class Notes {

  /** What tells apart cells with several numbers of blocks; the first that does is named. */
  private static final List<List<Axis>> BLOCKS_DIFFER_BY =
      List.of(
          List.of(),
          List.of(Axis.STRATUM),
          List.of(Axis.DIMENSION),
          List.of(Axis.DIMENSION, Axis.STRATUM),
          List.of(Axis.SCORER),
          List.of(Axis.SCORER, Axis.DIMENSION));

  private Notes() {}

  /**
   * The notes in the order of reading.
   *
   * @param level confidence level
   * @param method how the intervals in brackets were made
   */
  public static List<String> of(List<Cell> cells, double level, String method) {
    String percent = percent(level);
    List<String> notes = new ArrayList<>();
    if (cells.stream().anyMatch(Notes::resampled)) {
      notes.add("In brackets: " + percent + " % interval from the " + method + ".");
    }
    String formulas = distinct(cells, c -> c.analytic().map(Cell.ByFormula::method));
    if (!formulas.isEmpty()) {
      notes.add(
          "In parentheses: "
              + percent
              + " % interval by formula ("
              + formulas
              + "), which takes items as independent.");
    }
    String tests = distinct(cells, c -> c.test().map(Notes::test));
    if (!tests.isEmpty()) {
      notes.add("p: two-sided " + tests + ".");
    }
    long suppressed = cells.stream().filter(Cell::suppressed).count();
    if (suppressed > 0) {
      notes.add(
          "Suppressed: %d of %d estimates, which rest on too few people, or from which such would follow."
              .formatted(suppressed, cells.size()));
    }
    AnswerCoverage.missing(cells).forEach(clause -> notes.add(clause + "."));
    AnswerCoverage.comparisons(cells).forEach(clause -> notes.add(clause + "."));
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    cells.forEach(
        c ->
            missing.computeIfAbsent(c.missing(), text -> new LinkedHashSet<>()).add(c.statistic()));
    missing.remove("");
    missing.forEach(
        (text, statistics) -> notes.add(String.join(", ", statistics) + ": " + text + "."));
    notes.addAll(RemarkNotes.of(cells));
    Set<String> warnings = new LinkedHashSet<>();
    fewBlocks(cells).ifPresent(warnings::add);
    cells.forEach(
        c -> c.warnings().stream().filter(w -> !saidElsewhere(w, c)).forEach(warnings::add));
    warnings.forEach(warning -> notes.add("Mind: " + warning + "."));
    return notes;
  }

  /** Why there is no interval is a footnote; few blocks are told of all cells at once. */
  private static boolean saidElsewhere(String warning, Cell cell) {
    return warning.equals(Warnings.fewBlocks(Integer.toString(cell.blocks())))
        || cell.estimate() instanceof Estimate.Value v && v.without().equals(warning);
  }

  private static boolean hasFewBlocks(Cell cell) {
    return cell.warnings().contains(Warnings.fewBlocks(Integer.toString(cell.blocks())));
  }

  /** The numbers of blocks, each with the rows it is of unless it is the same everywhere. */
  private static Optional<String> fewBlocks(List<Cell> cells) {
    List<Axis> axes =
        BLOCKS_DIFFER_BY.stream()
            .filter(
                by ->
                    cells.stream()
                        .filter(Notes::resampled)
                        .collect(
                            Collectors.groupingBy(
                                c -> place(c, by),
                                Collectors.mapping(Cell::blocks, Collectors.toSet())))
                        .values()
                        .stream()
                        .allMatch(blocks -> blocks.size() == 1))
            .findFirst()
            .orElse(List.of(Axis.values()));
    Map<Integer, Set<String>> places = new LinkedHashMap<>();
    cells.stream()
        .filter(Notes::hasFewBlocks)
        .forEach(
            c ->
                places.computeIfAbsent(c.blocks(), n -> new LinkedHashSet<>()).add(place(c, axes)));
    String blocks =
        places.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + (axes.isEmpty() ? "" : " (" + String.join("; ", e.getValue()) + ")"))
            .collect(Collectors.joining(", "));
    return blocks.isEmpty() ? Optional.empty() : Optional.of(Warnings.fewBlocks(blocks));
  }

  /** Where a cell stands on some axes, in words. */
  static String place(Cell cell, List<Axis> axes) {
    String place =
        axes.stream()
            .map(axis -> axis.of(cell))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(", "));
    return place.isEmpty() ? "all" : place;
  }

  /** The level as it was asked for: 99.5, not 100. */
  private static String percent(double level) {
    return new BigDecimal(Numbers.text(100 * level, 6)).stripTrailingZeros().toPlainString();
  }

  private static boolean resampled(Cell cell) {
    return cell.estimate() instanceof Estimate.Value v && v.interval().isPresent();
  }

  private static String test(Cell.Test test) {
    return test.method()
        + " test by block"
        + (test.adjustment().isEmpty()
            ? ", not adjusted"
            : ", " + test.adjustment() + " over a family of " + test.family());
  }

  private static String distinct(List<Cell> cells, Function<Cell, Optional<String>> of) {
    return cells.stream()
        .flatMap(cell -> of.apply(cell).stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
