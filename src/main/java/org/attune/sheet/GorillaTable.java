package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/**
 * Data of Gorilla: a row an event of a participant, such as a screen, a click or an answer. Only
 * answers are ratings; begins and ends, fixations, buttons to go on and practice are none.
 */
final class GorillaTable implements TableExport {

  private static final String PERSON = "Participant Private ID";
  private static final String EVENT = "Event Index";
  private static final String ANSWER = "Response";

  private static final Pattern OWN =
      Pattern.compile(
          "Event Index|UTC .*|Local (Time|Date).*|Experiment (ID|Version)|Tree Node Key|Repeat Key"
              + "|Schedule ID|Participant .*|Checkpoint|Room (ID|Order)|Task (Name|Version)|Spreadsheet.*"
              + "|Manipulation: .*|Trial Number|Screen.*|Zone .*|Object .*|Component Name|Reaction .*"
              + "|Response.*|Attempt|Correct|Incorrect|Dishonest|[XY] Coordinate|Timed Out|Display"
              + "|display|randomi[sz]e_.*|Question(naire)? .*|Key|Tag|Proportion|Clock|branch-.*"
              + "|order-.*|randomiser-.*|counterbalance-.*|checkpoint-.*|Absolute .*|Onset .*");

  /** Columns that say what kind of row it is, and kinds that ask for no rating. */
  private static final Map<String, Pattern> NO_RATING =
      Map.of(
          "Zone Type",
          Pattern.compile("(?i).*(continue|fixation|time_?limit|content|ready).*"),
          "display",
          Pattern.compile("(?i).*(instruction|practi[cs]e|training|consent|debrief).*"),
          "Display",
          Pattern.compile("(?i).*(instruction|practi[cs]e|training|consent|debrief).*"));

  /** Columns that say which question of several was answered, the likeliest first. */
  private static final List<String> QUESTIONS =
      List.of("Zone Name", "Object Name", "Question Key", "Tag");

  private static final String ROW = "Spreadsheet Row";

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().contains(PERSON)
        && (sheet.columns().contains(EVENT) || sheet.columns().contains("Tree Node Key"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Sheet read = TableExport.named(sheet, "read as data of Gorilla", Hints.none());
    List<String> own = sheet.columns().stream().filter(c -> OWN.matcher(c).matches()).toList();
    Map<String, String> left = new LinkedHashMap<>(TableExport.why("Gorilla adds it", own));
    Hints known = Hints.none().with(Hint.RATER, PERSON);
    left.remove(PERSON);
    if (!sheet.columns().contains(ANSWER)) {
      read = TableExport.rows(read, people(read), "rows of no participant are left out");
      known = Respondents.rows(read, PERSON, own) ? known.with(Hint.ROWS, Hints.RATERS) : known;
      return TableExport.leaving(read.with(read.edits().knowing(known)), hints, left);
    }
    read = answers(read);
    Survey survey = new Survey(read);
    Optional<String> question =
        QUESTIONS.stream()
            .filter(sheet.columns()::contains)
            .filter(c -> survey.distinct(c) > 1 && survey.firstEmpty(c) < 0)
            .findFirst();
    Optional<String> item = hints.one(Hint.ITEM).or(() -> item(survey, own, question));
    known = item.isPresent() ? known.with(Hint.ITEM, item.get()) : known;
    item.ifPresent(left::remove);
    left.remove(ANSWER);
    if (item.isPresent() && question.filter(q -> !q.equals(item.get())).isPresent()) {
      known = known.with(Hint.DIMENSION, question.get()).with(Hint.VALUE, ANSWER);
      left.remove(question.get());
    } else {
      known = known.with(Hint.RATED, ANSWER);
    }
    return TableExport.leaving(read.with(read.edits().knowing(known)), hints, left);
  }

  private static IntPredicate people(Sheet sheet) {
    List<String> people = sheet.values(PERSON);
    return row -> !people.get(row).isBlank();
  }

  private static Sheet answers(Sheet sheet) {
    List<String> answers = sheet.values(ANSWER);
    List<List<String>> ends =
        Stream.of("Trial Number", "Question Key", EVENT)
            .filter(sheet.columns()::contains)
            .map(sheet::values)
            .toList();
    IntPredicate people = people(sheet);
    Sheet given =
        TableExport.rows(
            sheet,
            row ->
                people.test(row)
                    && !answers.get(row).isBlank()
                    && ends.stream().noneMatch(v -> v.get(row).matches("(BEGIN|END)\\b.*")),
            "rows without an answer, such as fixations and buttons, are left out");
    for (String kind : List.of("Zone Type", "display", "Display")) {
      if (given.columns().contains(kind)) {
        List<String> kinds = given.values(kind);
        given =
            TableExport.rows(
                given,
                row -> !NO_RATING.get(kind).matcher(kinds.get(row)).matches(),
                "rows that ask for no rating or are practice (\"" + kind + "\") are left out");
      }
    }
    return given;
  }

  /** The column of the spreadsheet that tells what was shown; its row where none does. */
  private static Optional<String> item(Survey survey, List<String> own, Optional<String> question) {
    return Stream.concat(
            survey.sheet().columns().stream().filter(c -> !own.contains(c)),
            Stream.of(ROW, "Question Key").filter(survey.sheet().columns()::contains))
        .filter(c -> survey.firstEmpty(c) < 0 && survey.distinct(c) > 1 && !survey.unique(c))
        .filter(
            c -> {
              List<String> key = new ArrayList<>(List.of(PERSON, c));
              question.filter(q -> !q.equals(c)).ifPresent(key::add);
              return survey.repeated(key).isEmpty();
            })
        .findFirst();
  }
}
