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

/** What must be said below a table so that its numbers can be read. */
public final class Notes {

  private Notes() {}

  /**
   * The notes in the order of reading.
   *
   * @param level confidence level
   * @param bootstrap what kind of bootstrap gave the resampled intervals
   */
  public static List<String> of(List<Cell> cells, double level, String bootstrap) {
    String percent = percent(level);
    List<String> notes = new ArrayList<>();
    if (cells.stream().anyMatch(Notes::resampled)) {
      notes.add("In brackets: " + percent + " % interval from the " + bootstrap + ".");
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
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    cells.forEach(
        c ->
            missing.computeIfAbsent(c.missing(), text -> new LinkedHashSet<>()).add(c.statistic()));
    missing.remove("");
    missing.forEach(
        (text, statistics) -> notes.add(String.join(", ", statistics) + ": " + text + "."));
    Set<String> warnings = new LinkedHashSet<>();
    cells.forEach(c -> warnings.addAll(c.warnings()));
    warnings.forEach(warning -> notes.add("Mind: " + warning + "."));
    return notes;
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
