package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts a row once that stands in a table twice, to the last value: where it is known who rated
 * what, nobody says the same of an item twice. Times and numbers of rows may differ.
 */
final class DoubledRows implements RatingsFile.Step {

  /** More lines than this are not listed. */
  private static final int MOST_TOLD = 5;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    ColumnProfiles survey = new ColumnProfiles(sheet);
    Sorting sorting = new Sorting(survey, hints, new ColumnGuesses(sheet));
    boolean rated =
        sorting.rater().filter(c -> survey.firstEmpty(c) < 0).isPresent()
            && !sorting.candidates().isEmpty();
    if (!rated && item(sorting).isEmpty()) {
      return sheet;
    }
    List<Integer> compared = new ArrayList<>();
    for (int at = 0; at < sheet.columns().size(); at++) {
      String column = sheet.columns().get(at);
      if (!ColumnNames.index(sheet.columns(), column) && !ColumnNames.aside(column)) {
        compared.add(at);
      }
    }
    Set<List<String>> seen = new HashSet<>();
    List<Sheet.Line> once = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    for (Sheet.Line line : sheet.lines()) {
      if (seen.add(compared.stream().map(at -> line.values().get(at)).toList())) {
        once.add(line);
      } else {
        doubled.add(Long.toString(line.number()));
      }
    }
    if (doubled.isEmpty() || !rated && !unique(item(sorting), sheet, once)) {
      return sheet; // where nobody knows who rated, equal rows may be of several raters
    }
    String some = String.join(", ", doubled.subList(0, Math.min(MOST_TOLD, doubled.size())));
    return sheet.with(
        sheet.columns(),
        once,
        sheet
            .edits()
            .changing(
                "rows that repeat an earlier one are counted once: "
                    + doubled.size()
                    + (doubled.size() == 1 ? " (line " : " (lines ")
                    + some
                    + (doubled.size() > MOST_TOLD ? ", ...)" : ")")));
  }

  private static Optional<String> item(Sorting sorting) {
    return sorting.items().stream().filter(sorting::surelyItem).findFirst();
  }

  private static boolean unique(Optional<String> item, Sheet sheet, List<Sheet.Line> lines) {
    int at = sheet.columns().indexOf(item.orElseThrow());
    return lines.stream().map(line -> line.values().get(at)).distinct().count() == lines.size();
  }
}
