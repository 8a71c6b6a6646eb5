package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/** Interviews of SoSci Survey: a row a respondent, with variables such as {@code AB01_02}. */
final class SosciTable implements TableExport {

  private static final String PERSON = "CASE";

  private static final Pattern OWN =
      Pattern.compile(
          "SERIAL|REF|QUESTNNR|MODE|LANGUAGE|STARTED|LASTDATA|STATUS|FINISHED|Q_VIEWER|LASTPAGE"
              + "|MAXPAGE|MAILSENT|MISSING|MISSREL|TIME(_?\\w+)|DEG_TIME");

  /** Fewer columns are so called by chance. */
  private static final int ENOUGH = 3;

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().contains(PERSON)
        && sheet.columns().contains("QUESTNNR")
        && sheet.columns().stream().filter(c -> OWN.matcher(c).matches()).count() >= ENOUGH;
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Map<String, String> left = new LinkedHashMap<>();
    sheet.columns().stream()
        .filter(c -> OWN.matcher(c).matches())
        .forEach(c -> left.put(c, "SoSci Survey adds it"));
    Hints known = Hints.none().with(Hint.RATER, PERSON);
    known =
        Respondents.rows(sheet, PERSON, left.keySet())
            ? known.with(Hint.ROWS, Hints.RATERS)
            : known;
    return TableExport.leaving(
        TableExport.named(sheet, "read as interviews of SoSci Survey", known), hints, left);
  }
}
