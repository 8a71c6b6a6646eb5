package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/**
 * Responses as SurveyMonkey exports them: a row a respondent, below the questions, and below these
 * what each column of a question is.
 */
final class SurveyMonkeyTable implements TableExport {

  private static final String PERSON = "Respondent ID";
  private static final String COLLECTOR = "Collector ID";

  private static final Set<String> OWN =
      Set.of(
          COLLECTOR,
          "Start Date",
          "End Date",
          "IP Address",
          "Email Address",
          "First Name",
          "Last Name",
          "Custom Data 1");

  private static final Set<String> WHOLE = Set.of("", "response", "open-ended response");

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of(PERSON, COLLECTOR));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Sheet read = TableExport.named(sheet, "read as an export of SurveyMonkey", Hints.none());
    int person = sheet.columns().indexOf(PERSON);
    if (sheet.lines().get(0).values().get(person).isBlank()) {
      SheetNames.checkRows(sheet, 1);
      read =
          read.with(
              names(sheet),
              sheet.lines().subList(1, sheet.lines().size()),
              read.edits().changing("the row below the questions is a part of their names"));
    }
    Map<String, String> left = new LinkedHashMap<>();
    read.columns().stream().filter(OWN::contains).forEach(c -> left.put(c, "SurveyMonkey adds it"));
    Hints known = Hints.none().with(Hint.RATER, PERSON);
    known =
        Respondents.rows(read, PERSON, left.keySet()) ? known.with(Hint.ROWS, Hints.RATERS) : known;
    return TableExport.leaving(read.with(read.edits().knowing(known)), hints, left);
  }

  /** The question of each column, which only its first has, and what the column is of it. */
  private static List<String> names(Sheet sheet) {
    List<String> names = new ArrayList<>();
    String question = "";
    for (int at = 0; at < sheet.columns().size(); at++) {
      String head = sheet.columns().get(at);
      String below = sheet.lines().get(0).values().get(at).strip();
      question = head.matches("(unnamed )?" + (at + 1)) ? question : head;
      String name =
          WHOLE.contains(below.toLowerCase(Locale.ROOT)) ? head : question + " [" + below + "]";
      names.add(names.contains(name) ? head : name);
    }
    return names;
  }
}
