package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Prodigy's JSON Lines: a task with {@code _input_hash} and what an annotator answered to it. With
 * options the ticked ones are the rating; without, whether the task's label was accepted. To reject
 * a task with options is to say that none of them fits; to ignore one is no answer.
 */
final class ProdigyJson implements JsonExport {

  private static final String ITEM = "_input_hash";
  private static final String RATER = "annotator";
  private static final String TEXT = "text";

  @Override
  public boolean wrote(List<JsonText.Record> records) {
    return JsonExport.have(records, ITEM, "_task_hash", "answer");
  }

  @Override
  public Sheet sheet(JsonText json) {
    boolean several = json.records().stream().anyMatch(r -> r.value().path("accept").size() > 1);
    boolean options = json.records().stream().anyMatch(r -> r.value().has("accept"));
    Gathered rows = new Gathered();
    int ignored = 0;
    int rejected = 0;
    for (JsonText.Record record : json.records()) {
      JsonNode task = record.value();
      String answer = task.path("answer").asText();
      if (answer.equals("ignore")) {
        ignored++;
        continue;
      }
      boolean reject = answer.equals("reject");
      Map<String, String> row = new LinkedHashMap<>();
      row.put(ITEM, task.get(ITEM).asText());
      String rater = rater(task);
      if (!rater.isEmpty()) {
        row.put(RATER, rater);
      }
      row.put(TEXT, JsonExport.text(task));
      if (options) {
        List<String> labels = reject ? List.of() : accepted(task);
        rejected += labels.isEmpty() ? 1 : 0;
        row.put(
            "choice",
            several ? JsonLists.of(labels) : labels.isEmpty() ? "rejected" : labels.get(0));
      } else {
        row.put(
            task.path("label").asText("").isEmpty() ? "answer" : task.get("label").asText(),
            answer);
      }
      rows.add(record.line(), row);
    }
    if (rows.isEmpty()) {
      throw new CorpusException(
          json.file(), "tasks of Prodigy that were answered", "only ignored ones");
    }
    return rows.sheet(json.file(), edits(rows, options, several, ignored, rejected));
  }

  private static Edits edits(
      Gathered rows, boolean options, boolean several, int ignored, int rejected) {
    Hints known = Hints.none().with(Hint.ITEM, ITEM);
    if (options) {
      known = known.with(Hint.RATED, "choice");
    }
    if (rows.has(RATER)) {
      known = known.with(Hint.RATER, RATER);
    }
    if (rows.has(TEXT)) {
      known = known.with(Hint.TEXT, TEXT);
    }
    if (several) {
      known = known.with(Hint.EMPTY, Hints.NO_LABEL);
    }
    Edits edits = Edits.none().changing("read as Prodigy's JSON Lines").knowing(known);
    if (ignored > 0) {
      edits = edits.changing("answers \"ignore\" are no answers and left out: " + ignored);
    }
    if (options && rejected > 0) {
      edits =
          edits.doubting(
              rejected
                  + (rejected == 1 ? " task was" : " tasks were")
                  + " rejected, or accepted without an option, which is read as "
                  + (several ? "none of the labels" : "the category \"rejected\"")
                  + ": if it is no answer, repeat with "
                  + (several ? "--empty missing" : "--missing rejected"));
    }
    return edits;
  }

  private static String rater(JsonNode task) {
    String annotator = task.path("_annotator_id").asText("");
    return annotator.isEmpty() ? task.path("_session_id").asText("") : annotator;
  }

  /** Texts of the options that were ticked, by their ids. */
  private static List<String> accepted(JsonNode task) {
    List<String> labels = new ArrayList<>();
    for (JsonNode id : task.path("accept")) {
      String label = id.asText();
      for (JsonNode option : task.path("options")) {
        if (option.path("id").asText().equals(id.asText()) && option.has("text")) {
          label = option.get("text").asText();
        }
      }
      labels.add(label);
    }
    return labels;
  }
}
