package org.attune.draft;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;

/** What columns hold that tell items or raters apart. */
final class Ids {

  private final Survey survey;
  private final Findings findings;

  Ids(Survey survey, Findings findings) {
    this.survey = survey;
    this.findings = findings;
  }

  /**
   * Looks a column of ids over; tells of ids that differ only in blanks or case.
   *
   * @throws CorpusException if an id is empty
   */
  void check(String column) {
    int row = survey.firstEmpty(column);
    if (row >= 0) {
      throw new CorpusException(
          survey.sheet().where(row), "an id in column \"" + column + "\"", "an empty value");
    }
    Map<String, TreeSet<String>> alike = new TreeMap<>();
    for (String id : survey.values(column)) {
      String plain = id.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
      alike.computeIfAbsent(plain, k -> new TreeSet<>()).add(id);
    }
    alike.values().removeIf(spellings -> spellings.size() < 2);
    if (!alike.isEmpty()) {
      findings.doubt(
          "ids in column \"%s\" that differ only in blanks or case are taken for different ones,"
                  .formatted(column)
              + " such as \""
              + String.join("\", \"", alike.values().iterator().next())
              + "\": write them alike if they are the same");
    }
  }

  /**
   * The first of some columns whose values each stand with several ids, with none of them twice:
   * items stand so with raters, and raters with items. Numbers, which may be ratings, must all
   * stand with as many.
   */
  Optional<String> crossing(String ids, Stream<String> columns) {
    return columns
        .filter(c -> !survey.unique(ids) && !c.equals(ids))
        .filter(c -> !ColumnNames.rated(c) && !ModelColumns.is(c))
        .filter(c -> survey.firstEmpty(c) < 0 && survey.repeated(List.of(ids, c)).isEmpty())
        .filter(
            c -> {
              IntSummaryStatistics rows =
                  survey.rowsBy(c).values().stream().mapToInt(List::size).summaryStatistics();
              return rows.getMin() > 1
                  && (rows.getMin() == rows.getMax() || !survey.answers(c).numeric());
            })
        .findFirst();
  }

  /** The mistake that rows repeat the values some columns have in an earlier row. */
  CorpusException doubled(List<String> columns, String expected) {
    List<Integer> repeated = survey.repeated(columns);
    return new CorpusException(
        survey.sheet().where(repeated.get(0)),
        expected + " (columns " + columns + ")",
        repeated.size() + " that repeat an earlier one, this the first");
  }
}
