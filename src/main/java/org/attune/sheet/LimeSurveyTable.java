package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/** Responses as LimeSurvey exports them, with codes or questions as names of columns. */
final class LimeSurveyTable implements TableExport {

  /** Codes, and what they are called in full, of what LimeSurvey adds. */
  private static final Set<String> OWN =
      Set.of(
          "submitdate",
          "date-submitted",
          "lastpage",
          "last-page",
          "startlanguage",
          "start-language",
          "seed",
          "startdate",
          "date-started",
          "datestamp",
          "date-last-action",
          "ipaddr",
          "ip-address",
          "refurl",
          "referrer-url",
          "token",
          "access-code",
          "interviewtime",
          "total-time");

  private static final int ENOUGH = 3;

  @Override
  public boolean wrote(Sheet sheet) {
    return person(sheet).isPresent()
        && sheet.columns().stream().filter(LimeSurveyTable::own).count() >= ENOUGH;
  }

  private static boolean own(String column) {
    String plain = ColumnNames.plain(column);
    return OWN.contains(plain) || OWN.stream().anyMatch(own -> plain.startsWith(own + "-"));
  }

  private static Optional<String> person(Sheet sheet) {
    return sheet.columns().stream()
        .filter(c -> ColumnNames.plain(c).matches("id|response-id|id-response-id"))
        .findFirst();
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    String person = person(sheet).orElseThrow();
    Map<String, String> left = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      String plain = ColumnNames.plain(column);
      if (own(column)) {
        left.put(column, "LimeSurvey adds it");
      } else if (plain.matches("(grouptime|question-?time|group-time).*|\\d+x\\d+x?.*time")) {
        left.put(column, "LimeSurvey's time of an answer");
      }
    }
    Hints known = Hints.none().with(Hint.RATER, person);
    if (Respondents.rows(sheet, person, left.keySet())) {
      known = known.with(Hint.ROWS, Hints.RATERS);
    }
    return TableExport.leaving(
        TableExport.named(sheet, "read as an export of LimeSurvey", known), hints, left);
  }
}
