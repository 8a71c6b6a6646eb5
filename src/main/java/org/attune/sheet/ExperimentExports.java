package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/** Tables that programs for experiments write. */
final class ExperimentExports {

  private ExperimentExports() {}

  /**
   * Data of jsPsych: a row a trial of a participant, its answer a number or JSON by question. Rows
   * without an answer, of instructions and of practice are no ratings.
   */
  static final class JsPsychTable implements TableExport {

    private static final String TYPE = "trial_type";
    private static final String STIMULUS = "stimulus";

    private static final List<String> OWN =
        List.of(
            TYPE,
            "trial_index",
            "time_elapsed",
            "internal_node_id",
            "rt",
            "question_order",
            "slider_start",
            "view_history",
            "success",
            "timeout",
            "failed_images",
            "failed_audio",
            "failed_video",
            "plugin_version",
            "responses",
            "response");

    /** Trials that ask for no rating. */
    private static final String NO_RATING =
        ".*(instructions|preload|fullscreen|call-function|browser-check|initialize|virtual-chinrest"
            + "|external-html).*";

    private static final String PRACTICE =
        "(?i)(practi[cs]e|training|demo|warm[-_ ]?up|example|test[-_ ]?trial)s?";

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of(TYPE, "trial_index", "time_elapsed"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Sheet read = TableExport.named(sheet, "read as data of jsPsych", Hints.none());
      String answer = read.columns().contains("response") ? "response" : "responses";
      read = read.columns().contains(answer) ? apart(read, answer) : read;
      List<String> answers =
          read.columns().stream().filter(c -> c.matches("responses?(\\..+)?")).toList();
      read = trials(read, answers);
      ColumnProfiles survey = new ColumnProfiles(read);
      List<String> rated =
          answers.stream()
              .filter(
                  c -> !survey.answers(c).isEmpty() && Scales.guess(survey.answers(c)).isPresent())
              .toList();
      Hints known = rated.isEmpty() ? Hints.none() : Hints.none().with(Hint.RATED, rated);
      if (read.columns().contains(STIMULUS) && survey.firstEmpty(STIMULUS) < 0) {
        known = known.with(Hint.ITEM, STIMULUS);
      }
      Optional<String> person = read.columns().stream().filter(ColumnNames::rater).findFirst();
      known = person.isPresent() ? known.with(Hint.RATER, person.get()) : known;
      Set<String> left = new LinkedHashSet<>(OWN);
      left.removeAll(rated);
      return TableExport.leaving(
          read.with(read.edits().knowing(known)), hints, TableExport.why("jsPsych adds it", left));
    }

    private static Sheet trials(Sheet sheet, List<String> answers) {
      List<String> types = sheet.values(TYPE);
      ColumnProfiles survey = new ColumnProfiles(sheet);
      Sheet trials =
          TableExport.rows(
              sheet,
              row ->
                  !types.get(row).matches(NO_RATING)
                      && answers.stream().anyMatch(c -> given(survey.values(c).get(row))),
              "rows without an answer, such as instructions, are left out");
      trials = withStimulus(trials);
      for (String column : trials.columns()) {
        if (!answers.contains(column) && !column.equals(STIMULUS)) {
          List<String> values = trials.values(column);
          trials =
              TableExport.rows(
                  trials,
                  row -> !values.get(row).strip().matches(PRACTICE),
                  "rows of practice (column \"" + column + "\") are left out");
        }
      }
      return trials;
    }

    /** Without questions that are about no stimulus, such as a participant's age, if most are. */
    private static Sheet withStimulus(Sheet sheet) {
      if (!sheet.columns().contains(STIMULUS)) {
        return sheet;
      }
      List<String> stimuli = sheet.values(STIMULUS);
      long shown = stimuli.stream().filter(JsPsychTable::given).count();
      return 2 * shown < stimuli.size()
          ? sheet
          : TableExport.rows(
              sheet,
              row -> given(stimuli.get(row)),
              "rows with an answer that is about no stimulus are left out");
    }

    private static boolean given(String value) {
      return !value.isBlank() && !value.equals("null");
    }

    /** A column for each question where answers are JSON objects; one question keeps the name. */
    private static Sheet apart(Sheet sheet, String column) {
      int at = sheet.columns().indexOf(column);
      Set<String> questions = new LinkedHashSet<>();
      List<Map<String, String>> answers = new ArrayList<>();
      for (Sheet.Line line : sheet.lines()) {
        String value = line.values().get(at);
        JsonNode parsed = value.strip().startsWith("{") ? JsonText.parsed(value) : null;
        Map<String, String> own = new LinkedHashMap<>();
        if (parsed == null || !parsed.isObject()) {
          own.put("", given(value) ? value : "");
        } else {
          parsed.properties().forEach(e -> own.put(e.getKey(), JsonText.cell(e.getValue())));
          questions.addAll(own.keySet());
        }
        answers.add(own);
      }
      boolean plain = answers.stream().anyMatch(own -> !own.getOrDefault("", "").isEmpty());
      if (questions.isEmpty()) {
        return sheet;
      }
      boolean one = questions.size() == 1 && !plain;
      List<String> columns = new ArrayList<>(sheet.columns());
      if (!one) {
        questions.forEach(question -> columns.add(column + "." + question));
      }
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < answers.size(); row++) {
        Map<String, String> own = answers.get(row);
        List<String> values = new ArrayList<>(sheet.lines().get(row).values());
        values.set(at, own.getOrDefault(one ? questions.iterator().next() : "", ""));
        if (!one) {
          questions.forEach(question -> values.add(own.getOrDefault(question, "")));
        }
        lines.add(sheet.lines().get(row).with(values));
      }
      return sheet.with(
          columns, lines, sheet.edits().changing("answers are taken out of JSON: " + questions));
    }
  }

  /**
   * Data of PsychoPy: a row a trial, {@code *.response} its ratings, {@code *.thisN} the loops.
   * Rows without a rating and those of practice loops are no ratings.
   */
  static final class PsychoPyTable implements TableExport {

    private static final String LOOP = ".+\\.this(RepN|TrialN|N|Index)|.+\\.ran|.+\\.order";

    private static final String STIMULUS =
        "(?i).*(stim|image|img|picture|photo|face|video|movie|clip|sound|audio|file|item|sentence|word"
            + "|text|scene|vignette|story).*";

    private static final List<String> OWN =
        List.of(
            "session",
            "date",
            "expName",
            "expStart",
            "psychopyVersion",
            "frameRate",
            "OS",
            "thisRow.t",
            "notes",
            "expVersion");

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().stream().anyMatch(c -> c.matches(LOOP))
          && (sheet.columns().contains("psychopyVersion") || sheet.columns().contains("expName"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      List<String> answers = answers(sheet);
      Sheet read = TableExport.named(sheet, "read as data of PsychoPy", Hints.none());
      ColumnProfiles survey = new ColumnProfiles(read);
      Optional<String> item =
          hints
              .one(Hint.ITEM)
              .or(
                  () ->
                      read.columns().stream()
                          .filter(c -> !c.contains(".") && c.matches(STIMULUS) && !OWN.contains(c))
                          .filter(c -> !survey.answers(c).isEmpty())
                          .findFirst());
      List<String> practice =
          read.columns().stream().filter(c -> c.matches("(?i)pract.*\\.thisN")).toList();
      Sheet trials =
          TableExport.rows(
              read,
              row ->
                  answers.stream().anyMatch(c -> !survey.values(c).get(row).isBlank())
                      && item.stream().noneMatch(c -> survey.values(c).get(row).isBlank())
                      && practice.stream().allMatch(c -> survey.values(c).get(row).isBlank()),
              "rows without a stimulus or a rating, and of practice, are left out");
      Hints known = answers.isEmpty() ? Hints.none() : Hints.none().with(Hint.RATED, answers);
      known = item.isPresent() ? known.with(Hint.ITEM, item.get()) : known;
      Optional<String> person =
          Stream.of("participant", "Participant", "participant_id", "subject", "id")
              .filter(sheet.columns()::contains)
              .findFirst();
      known = person.isPresent() ? known.with(Hint.RATER, person.get()) : known;
      Map<String, String> left = new LinkedHashMap<>();
      for (String column : sheet.columns()) {
        boolean asks = answers.contains(column) || item.equals(Optional.of(column));
        boolean own =
            OWN.contains(column)
                || column.contains(".")
                || column.matches("\\d+") && survey.answers(column).isEmpty();
        if (!asks && own) {
          left.put(column, "PsychoPy adds it");
        }
      }
      return TableExport.leaving(trials.with(trials.edits().knowing(known)), hints, left);
    }

    /** Columns of sliders and rating scales; keys where there are none. */
    private static List<String> answers(Sheet sheet) {
      ColumnProfiles survey = new ColumnProfiles(sheet);
      List<String> scales = ending(survey, ".*\\.(response|rating)");
      return scales.isEmpty() ? ending(survey, ".*\\.keys") : scales;
    }

    private static List<String> ending(ColumnProfiles survey, String names) {
      return survey.sheet().columns().stream()
          .filter(c -> c.matches(names) && !survey.answers(c).isEmpty())
          .filter(c -> Scales.guess(survey.answers(c)).isPresent())
          .toList();
    }
  }

  /**
   * Data of Gorilla: a row an event of a participant, such as a screen, a click or an answer. Only
   * answers are ratings; begins and ends, fixations, buttons to go on and practice are none.
   */
  static final class GorillaTable implements TableExport {

    private static final String PERSON = "Participant Private ID";
    private static final String EVENT = "Event Index";
    private static final String ANSWER = "Response";

    private static final Pattern OWN =
        Pattern.compile(
            "Event Index|UTC .*|Local (Time|Date).*|Experiment (ID|Version)|Tree Node Key|Repeat"
                + " Key|Schedule ID|Participant .*|Checkpoint|Room (ID|Order)|Task"
                + " (Name|Version)|Spreadsheet.*|Manipulation: .*|Trial Number|Screen.*|Zone"
                + " .*|Object .*|Component Name|Reaction"
                + " .*|Response.*|Attempt|Correct|Incorrect|Dishonest|[XY] Coordinate|Timed"
                + " Out|Display|display|randomi[sz]e_.*|Question(naire)?"
                + " .*|Key|Tag|Proportion|Clock|branch-.*|order-.*|randomiser-.*|counterbalance-.*|checkpoint-.*|Absolute"
                + " .*|Onset .*");

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
        known =
            SurveyExports.Respondents.rows(read, PERSON, own)
                ? known.with(Hint.ROWS, Hints.RATERS)
                : known;
        return TableExport.leaving(read.with(read.edits().knowing(known)), hints, left);
      }
      read = answers(read);
      ColumnProfiles survey = new ColumnProfiles(read);
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
    private static Optional<String> item(
        ColumnProfiles survey, List<String> own, Optional<String> question) {
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
}
