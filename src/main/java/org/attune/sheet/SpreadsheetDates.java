package org.attune.sheet;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Dates that a spreadsheet made of numbers: 3.5 typed where a date is written with full stops
 * becomes the third of May, and is kept as the number of days since 1900. What was typed cannot be
 * had back for sure.
 */
final class SpreadsheetDates {

  private static final String MONTH =
      "(jan|feb|m(a|\u00E4|ae)r|mrz|apr|ma[iy]|mei|jun|jui|jul|aug|ago|sep|o[ck]t|out|nov|de[cz]|ene|fev"
          + "|f\u00E9v|abr|dic|gen|mag|giu|lug|set|ott|d\u00E9c|ao\u00FB)\\p{L}*\\.?";

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}[.]?[ -/]?"
              + MONTH
              + "([ -/]?\\d{2,4})?|"
              + MONTH
              + "[ -/]?\\d{1,4}|\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?"
              + "|\\d{1,2}[./]\\d{1,2}[./](\\d{2}|\\d{4})?|\\d{1,2}-\\d{1,2}-\\d{4}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Days from 1900 to 2000 and to 2070. */
  private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(36_526);

  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(62_000);

  private SpreadsheetDates() {}

  /** True of a date as spreadsheets write it: 03. Mai, 3-May, May-03, 2024-05-03, 03.05. */
  static boolean is(String text) {
    return DATE.matcher(Spelling.blanks(text)).matches();
  }

  /** True of a number that counts the days from 1900 to a day of our time. */
  static boolean counts(BigDecimal number) {
    return Answers.whole(number)
        && number.compareTo(FIRST_DAY) >= 0
        && number.compareTo(LAST_DAY) <= 0;
  }
}
