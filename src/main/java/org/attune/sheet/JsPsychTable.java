package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/**
 * Data of jsPsych: a row a trial of a participant, its answer a number or JSON by question. Rows
 * without an answer, of instructions and of practice are no ratings.
 */
final class JsPsychTable implements TableExport {

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
    Survey survey = new Survey(read);
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
    Survey survey = new Survey(sheet);
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
