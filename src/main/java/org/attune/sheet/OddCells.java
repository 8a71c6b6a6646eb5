package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.corpus.Card.Level;
import org.attune.corpus.Decimals;
import org.attune.sheet.AnswerCounts.Odd;
import org.attune.sheet.Hints.Hint;

/**
 * Tells, with their lines, of cells among people's ratings that are none of the levels the others
 * are: words, fractions, numbers far off. They stay, and so do those who gave them.
 */
final class OddCells {

  /** More are no slips. */
  private static final int MOST_TOLD = 6;

  /** What programs and people put for no answer, and nobody else. */
  private static final String USUAL = "(?i)na|n/a|n\\.a\\.|<na>|#n/a|nan|null|none|-+|\\.|missing";

  private OddCells() {}

  /** Looks over the ratings of a dimension. */
  static void tell(
      ColumnProfiles survey, Layout.RatingColumns rated, Hints hints, ColumnGuesses findings) {
    List<String> given = new ArrayList<>();
    rated.people().values().forEach(column -> given.addAll(survey.values(column)));
    boolean sets =
        Scales.guess(AnswerCounts.of(given, hints))
            .filter(s -> s.level() == Level.LABELS)
            .isPresent();
    Map<String, Integer> all = new LinkedHashMap<>();
    TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();
    for (String column : rated.people().values()) {
      survey.answers(column).counts().forEach((text, n) -> all.merge(text, n, Integer::sum));
    }
    all.forEach((text, n) -> number(text).ifPresent(x -> numbers.merge(x, n, Integer::sum)));
    Optional<SortedSet<BigDecimal>> levels = Alike.levels(numbers);
    int answers = all.values().stream().mapToInt(Integer::intValue).sum();
    int whole = numbers.values().stream().mapToInt(Integer::intValue).sum();
    boolean shares =
        !numbers.isEmpty()
            && numbers.firstKey().signum() >= 0
            && numbers.lastKey().compareTo(BigDecimal.ONE) <= 0;
    if (sets || shares || 2 * whole <= answers || levels.isEmpty()) {
      return;
    }
    Set<String> told = told(given, hints);
    List<String> odd = new ArrayList<>();
    for (String column : rated.people().values()) {
      for (int row = 0; row < survey.rows(); row++) {
        String cell = survey.values(column).get(row).strip();
        String plain = survey.answers(column).spelled().getOrDefault(cell, cell);
        boolean level = number(plain).filter(levels.get()::contains).isPresent();
        if (!cell.isEmpty()
            && !cell.matches(USUAL)
            && !hints.missing(cell)
            && !level
            && !told.contains(cell)) {
          odd.add(
              "\"%s\" in %s%s"
                  .formatted(
                      cell.length() > 20 ? cell.substring(0, 20) + " ..." : cell,
                      survey.sheet().line(row, column),
                      rated.people().size() > 1 ? " (" + column + ")" : ""));
        }
      }
    }
    if (!odd.isEmpty()) {
      findings.doubt(
          "answers of \"%s\" that are not like the others: %s%s; correct slips, or say by --missing"
                  .formatted(
                      rated.name(),
                      String.join(", ", odd.subList(0, Math.min(MOST_TOLD, odd.size()))),
                      odd.size() > MOST_TOLD ? " and " + (odd.size() - MOST_TOLD) + " more" : "")
              + " that they are no answers");
    }
  }

  /** Answers of which the doubt about the scale tells, with a line and what was made of them. */
  private static Set<String> told(List<String> given, Hints hints) {
    return hints.all(Hint.LEVELS).isEmpty()
        ? AnswerCounts.of(given, hints).odd().stream().map(Odd::text).collect(Collectors.toSet())
        : Set.of();
  }

  private static Optional<BigDecimal> number(String text) {
    return Decimals.number(text).map(n -> new BigDecimal(n.stripTrailingZeros().toPlainString()));
  }
}
