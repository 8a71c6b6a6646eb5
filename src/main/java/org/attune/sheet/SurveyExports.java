package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/** Tables that programs for surveys write: a row a respondent. */
final class SurveyExports {

  private SurveyExports() {}

  /**
   * A survey's answers as Qualtrics exports them: a row a respondent, below the names of the
   * columns the questions, and below these the ids of an import.
   */
  static final class QualtricsTable implements TableExport {

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

    private static Sheet.Edits doubting(Sheet sheet) {
      Sheet.Edits edits = sheet.edits();
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

  /**
   * Responses as SurveyMonkey exports them: a row a respondent, below the questions, and below
   * these what each column of a question is.
   */
  static final class SurveyMonkeyTable implements TableExport {

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
      read.columns().stream()
          .filter(OWN::contains)
          .forEach(c -> left.put(c, "SurveyMonkey adds it"));
      Hints known = Hints.none().with(Hint.RATER, PERSON);
      known =
          Respondents.rows(read, PERSON, left.keySet())
              ? known.with(Hint.ROWS, Hints.RATERS)
              : known;
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

  /** Interviews of SoSci Survey: a row a respondent, with variables such as {@code AB01_02}. */
  static final class SosciTable implements TableExport {

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

  /** Responses as LimeSurvey exports them, with codes or questions as names of columns. */
  static final class LimeSurveyTable implements TableExport {

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

  /** Responses of a Google form: the first column is the time of each, in the form's language. */
  static final class GoogleForm implements TableExport {

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

  /** Rows of surveys: each is a respondent, unless a column says which item was asked about. */
  static final class Respondents {

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
      ColumnProfiles survey = new ColumnProfiles(sheet);
      if (!person.isEmpty() && !survey.unique(person)) {
        return false;
      }
      List<String> asked =
          sheet.columns().stream().filter(c -> !c.equals(person) && !others.contains(c)).toList();
      boolean items =
          asked.stream().anyMatch(c -> ColumnNames.item(c) && !survey.answers(c).isEmpty());
      return !items && asked.stream().filter(c -> rating(survey, c)).count() >= SEVERAL;
    }

    private static boolean rating(ColumnProfiles survey, String column) {
      return Scales.guess(survey.answers(column)).isPresent();
    }
  }
}
