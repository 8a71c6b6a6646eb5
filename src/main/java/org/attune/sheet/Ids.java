package org.attune.sheet;

import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;

/** What columns hold that tell items or raters apart. */
final class Ids {

  /** Part of the rows that may be slips. */
  private static final double FEW = 0.05;

  private final ColumnProfiles survey;
  private final ColumnGuesses findings;

  Ids(ColumnProfiles survey, ColumnGuesses findings) {
    this.survey = survey;
    this.findings = findings;
  }

  /**
   * Looks a column of ids over; tells of ids that differ only in blanks, case or zeros.
   *
   * @throws CorpusException if an id is empty
   */
  void check(String column) {
    int row = survey.firstEmpty(column);
    if (row >= 0) {
      throw new CorpusException(
          survey.sheet().where(row, column),
          "an id in column \"" + column + "\"",
          "an empty value");
    }
    Map<String, Map<String, String>> lines = new TreeMap<>(); // no ids, which get into no results
    for (row = 0; row < survey.rows(); row++) {
      String id = survey.values(column).get(row);
      String plain =
          id.strip()
              .replaceAll("\\s+", " ")
              .replaceFirst("^0+(?=\\d+(\\.0)?$)", "")
              .replaceFirst("(?<=^\\d{1,15})\\.0$", "")
              .toLowerCase(Locale.ROOT);
      lines
          .computeIfAbsent(plain, k -> new LinkedHashMap<>())
          .putIfAbsent(id, survey.sheet().line(row, column));
    }
    lines.values().stream()
        .filter(spellings -> spellings.size() > 1)
        .findFirst()
        .ifPresent(
            spellings ->
                findings.doubt(
                    "ids in column \"%s\" that differ only in blanks, case or zeros are taken for different"
                            .formatted(column)
                        + " ones, such as in "
                        + String.join(" and ", spellings.values())
                        + ": write them alike if they are the same"));
  }

  /**
   * The first of some columns whose values each stand with several ids, with none of them twice:
   * items stand so with raters, and raters with items.
   */
  Optional<String> crossing(String ids, Stream<String> columns) {
    return columns
        .filter(c -> !survey.unique(ids) && !c.equals(ids))
        .filter(c -> !ColumnNames.rated(c) && !survey.model(c))
        .filter(c -> survey.answers(c).numeric() ? numbersCross(ids, c) : wordsCross(ids, c))
        .findFirst();
  }

  /** Numbers may be ratings that happen to differ, so each must stand as often. */
  private boolean numbersCross(String ids, String column) {
    IntSummaryStatistics rows =
        survey.rowsBy(column).values().stream().mapToInt(List::size).summaryStatistics();
    return survey.repeated(List.of(ids, column)).isEmpty()
        && rows.getMin() > 1
        && rows.getMin() == rows.getMax();
  }

  /** Words may be names with a slip here or there, which is told once they are taken for ids. */
  private boolean wordsCross(String ids, String column) {
    return survey.repeated(List.of(ids, column)).size() <= FEW * survey.rows()
        && 2 * survey.distinct(column) <= survey.rows();
  }

  /** The mistake that rows repeat the values some columns have in an earlier row. */
  CorpusException doubled(List<String> columns, String expected) {
    List<Integer> repeated = survey.repeated(columns);
    int first = repeated.get(0);
    int before = 0;
    while (!same(columns, before, first)) {
      before++;
    }
    return new CorpusException(
        survey.sheet().where(first, columns.get(0)),
        expected + " (columns " + columns + ")",
        repeated.size()
            + " that repeat an earlier one, this the first, as in "
            + survey.sheet().line(before, columns.get(0))
            + ": delete one, or name all columns that make an item by --item a,b, or the one that"
            + " says what was rated by --dimension");
  }

  private boolean same(List<String> columns, int one, int other) {
    return columns.stream()
        .allMatch(c -> survey.values(c).get(one).equals(survey.values(c).get(other)));
  }
}
