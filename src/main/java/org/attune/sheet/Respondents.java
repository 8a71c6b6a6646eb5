package org.attune.sheet;

import java.util.Collection;
import java.util.List;

/** Rows of surveys: each is a respondent, unless a column says which item was asked about. */
final class Respondents {

  /** Fewer columns with answers may be dimensions of one item. */
  private static final int SEVERAL = 2;

  private Respondents() {}

  /**
   * True if each row is another respondent who rated what the columns are.
   *
   * @param person column with the respondent's id; empty if there is none
   * @param others columns that hold no answers
   */
  static boolean rows(Sheet sheet, String person, Collection<String> others) {
    Survey survey = new Survey(sheet);
    if (!person.isEmpty() && !survey.unique(person)) {
      return false;
    }
    List<String> asked =
        sheet.columns().stream().filter(c -> !c.equals(person) && !others.contains(c)).toList();
    boolean items =
        asked.stream().anyMatch(c -> ColumnNames.item(c) && !survey.answers(c).isEmpty());
    return !items && asked.stream().filter(c -> rating(survey, c)).count() >= SEVERAL;
  }

  private static boolean rating(Survey survey, String column) {
    return Scales.guess(survey.answers(column)).isPresent();
  }
}
