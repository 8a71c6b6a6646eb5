package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.sheet.Hints.Hint;

/**
 * A survey's answers as Qualtrics exports them: a row a respondent, below the names of the columns
 * the questions, and below these the ids of an import.
 */
final class QualtricsTable implements TableExport {

  private static final String IMPORT_ID = "{\"ImportId\"";

  /** So many columns with names that Qualtrics gives are not so called by chance. */
  private static final int ENOUGH = 2;

  @Override
  public boolean wrote(Sheet sheet) {
    return ids(sheet) >= 0
        || sheet.columns().contains(ColumnNames.RESPONDENT)
            && sheet.columns().stream().filter(ColumnNames::ofQualtrics).count() >= ENOUGH;
  }

  /** Position of the row of ids among the first; -1 if there is none. */
  private static int ids(Sheet sheet) {
    for (int row = 0; row < Math.min(2, sheet.lines().size()); row++) {
      if (sheet.lines().get(row).values().stream().anyMatch(v -> v.startsWith(IMPORT_ID))) {
        return row;
      }
    }
    return -1;
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Sheet read = TableExport.named(sheet, "read as an export of Qualtrics", Hints.none());
    int ids = ids(sheet);
    if (ids >= 0) {
      SheetNames.checkRows(sheet, ids + 1);
      read =
          read.with(
              read.columns(),
              read.lines().subList(ids + 1, read.lines().size()),
              read.edits()
                  .changing(
                      "rows of questions and ids below the names are left out: " + (ids + 1)));
    }
    if (!read.columns().contains(ColumnNames.RESPONDENT)) {
      return read;
    }
    Map<String, String> left = new LinkedHashMap<>();
    read.columns().stream()
        .filter(c -> ColumnNames.ofQualtrics(c) && !c.equals(ColumnNames.RESPONDENT))
        .forEach(c -> left.put(c, "Qualtrics adds it"));
    Hints known = Hints.none().with(Hint.RATER, ColumnNames.RESPONDENT);
    known =
        Respondents.rows(read, ColumnNames.RESPONDENT, left.keySet())
            ? known.with(Hint.ROWS, Hints.RATERS)
            : known;
    return TableExport.leaving(read.with(doubting(read).knowing(known)), hints, left);
  }

  private static Edits doubting(Sheet sheet) {
    Edits edits = sheet.edits();
    for (String column : List.of("Status", "Finished")) {
      if (sheet.columns().contains(column)) {
        String other = column.equals("Status") ? "Survey Preview" : "False";
        long count = sheet.values(column).stream().filter(other::equalsIgnoreCase).count();
        if (count > 0) {
          edits =
              edits.doubting(
                  "%d of %d rows have %s \"%s\": delete those that are no answers"
                      .formatted(count, sheet.lines().size(), column, other));
        }
      }
    }
    return edits;
  }
}
