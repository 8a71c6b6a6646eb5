package org.attune.sheet;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/** Responses of a Google form: the first column is the time of each, in the form's language. */
final class GoogleForm implements TableExport {

  private static final Set<String> TIME =
      Set.of(
          "timestamp",
          "zeitstempel",
          "horodateur",
          "marca temporal",
          "marca de temps",
          "carimbo de data/hora",
          "informazioni cronologiche",
          "tijdstempel",
          "tidsst\u00E4mpel",
          "tidsstempel",
          "tidsmerke",
          "aikaleima",
          "sygnatura czasowa",
          "\u010Dasov\u00E1 zna\u010Dka",
          "zaman damgas\u0131",
          "\u043E\u0442\u043C\u0435\u0442\u043A\u0430 \u0432\u0440\u0435\u043C\u0435\u043D\u0438",
          "\u30BF\u30A4\u30E0\u30B9\u30BF\u30F3\u30D7",
          "\u65F6\u95F4\u6233\u8BB0",
          "\uD0C0\uC784\uC2A4\uD0EC\uD504");

  /** A date, year first or last, and a time of day. */
  private static final String WHEN =
      "\\D{0,4}\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{1,4}\\D+\\d{1,2}[:.]\\d\\d.*";

  @Override
  public boolean wrote(Sheet sheet) {
    String first = sheet.columns().get(0);
    return TIME.contains(first.strip().toLowerCase(Locale.ROOT))
        && sheet.values(first).stream().allMatch(v -> v.isBlank() || v.strip().matches(WHEN));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Optional<String> person =
        hints
            .one(Hint.RATER)
            .or(() -> sheet.columns().stream().filter(ColumnNames::rater).findFirst());
    Map<String, String> left =
        TableExport.why("the time of the answer", sheet.columns().subList(0, 1));
    Hints known = person.map(c -> Hints.none().with(Hint.RATER, c)).orElse(Hints.none());
    if (Respondents.rows(sheet, person.orElse(""), left.keySet())) {
      known = known.with(Hint.ROWS, Hints.RATERS);
    }
    return TableExport.leaving(
        TableExport.named(sheet, "read as responses of a Google form", known), hints, left);
  }
}
