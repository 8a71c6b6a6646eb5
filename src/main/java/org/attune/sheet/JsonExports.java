package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Programs for annotation that write JSON. */
final class JsonExports {

  private JsonExports() {}

  /**
   * Prodigy's JSON Lines: a task with {@code _input_hash} and what an annotator answered to it.
   * With options the ticked ones are the rating; without, whether the task's label was accepted. To
   * reject a task with options is to say that none of them fits; to ignore one is no answer.
   */
  static final class ProdigyJson implements JsonExport {

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
              several ? JsonText.list(labels) : labels.isEmpty() ? "rejected" : labels.get(0));
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

    private static Sheet.Edits edits(
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
      Sheet.Edits edits =
          Sheet.Edits.none().changing("read as Prodigy's JSON Lines").knowing(known);
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

  /**
   * doccano's JSON Lines: texts with a list {@code label}, of nobody who is named; or, of older
   * ones, {@code annotations} by {@code user}.
   */
  static final class DoccanoJson implements JsonExport {

    private static final String LABEL = "label";

    @Override
    public boolean wrote(List<JsonText.Record> records) {
      boolean labels =
          JsonExport.have(records, "id", "text", LABEL)
              && records.stream().map(JsonText.Record::value).allMatch(DoccanoJson::labelled);
      return labels || older(records);
    }

    /** True of a text with a list of words, which are no spans, and nobody who gave them. */
    private static boolean labelled(JsonNode text) {
      JsonNode labels = text.get(LABEL);
      return labels.isArray()
          && labels.valueStream().allMatch(JsonNode::isTextual)
          && text.propertyStream().noneMatch(e -> ColumnNames.rater(e.getKey()));
    }

    private static boolean older(List<JsonText.Record> records) {
      return JsonExport.have(records, "id", "text", "annotations")
          && records.stream()
              .flatMap(r -> r.value().get("annotations").valueStream())
              .allMatch(a -> a.has(LABEL) && a.has("user"));
    }

    @Override
    public Sheet sheet(JsonText json) {
      boolean older = older(json.records());
      Gathered rows = new Gathered();
      for (JsonText.Record record : json.records()) {
        JsonNode text = record.value();
        for (Map.Entry<String, List<String>> by : older ? byUser(text).entrySet() : all(text)) {
          Map<String, String> row = new LinkedHashMap<>();
          row.put("id", text.get("id").asText());
          row.put("text", text.get("text").asText());
          if (older) {
            row.put("user", by.getKey());
          }
          List<String> labels = by.getValue();
          row.put(
              LABEL,
              labels.isEmpty() ? "" : labels.size() == 1 ? labels.get(0) : JsonText.list(labels));
          rows.add(record.line(), row);
        }
      }
      Hints known =
          Hints.none().with(Hint.ITEM, "id").with(Hint.TEXT, "text").with(Hint.RATED, LABEL);
      return rows.sheet(
          json.file(),
          Sheet.Edits.none()
              .changing("read as doccano's JSON Lines")
              .knowing(older ? known.with(Hint.RATER, "user") : known));
    }

    private static Iterable<Map.Entry<String, List<String>>> all(JsonNode text) {
      List<String> labels = text.get(LABEL).valueStream().map(JsonText::cell).toList();
      return List.of(Map.entry("", labels));
    }

    private static Map<String, List<String>> byUser(JsonNode text) {
      Map<String, List<String>> labels = new TreeMap<>();
      for (JsonNode given : text.get("annotations")) {
        labels
            .computeIfAbsent(given.get("user").asText(), u -> new ArrayList<>())
            .add(JsonText.cell(given.get(LABEL)));
      }
      return labels;
    }
  }

  /**
   * Argilla's records: {@code fields} that were shown, {@code responses} of people to each
   * question, and {@code suggestions} of models. Drafts and what somebody discarded are no answers.
   */
  static final class ArgillaJson implements JsonExport {

    private static final String ITEM = "id";
    private static final String RATER = "user";
    private static final String TEXT = "text";

    @Override
    public boolean wrote(List<JsonText.Record> records) {
      return JsonExport.have(records, "fields", "responses", "suggestions")
          && records.stream()
              .map(JsonText.Record::value)
              .allMatch(r -> r.get("fields").isObject() && r.get("responses").isObject());
    }

    @Override
    public Sheet sheet(JsonText json) {
      Gathered rows = new Gathered();
      Set<String> rated = new LinkedHashSet<>();
      Set<String> models = new LinkedHashSet<>();
      int unsubmitted = 0;
      int number = 0;
      for (JsonText.Record record : json.records()) {
        JsonNode task = record.value();
        number++;
        String item = task.hasNonNull(ITEM) ? JsonText.cell(task.get(ITEM)) : "" + number;
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> question : task.get("responses").properties()) {
          for (JsonNode given : question.getValue()) {
            String status = given.path("status").asText("submitted");
            if (status.equals("submitted")) {
              rated.add(question.getKey());
              answers
                  .computeIfAbsent(JsonText.cell(given.path("user_id")), u -> new LinkedHashMap<>())
                  .put(question.getKey(), answer(given.path("value")));
            } else {
              unsubmitted++;
            }
          }
        }
        for (Map.Entry<String, JsonNode> question : task.get("suggestions").properties()) {
          JsonNode given = question.getValue();
          String agent = given.path("agent").asText("");
          String model = agent.isEmpty() ? "prediction" : "model " + agent;
          if (given.hasNonNull("value")) {
            models.add(model);
            answers
                .computeIfAbsent(model, m -> new LinkedHashMap<>())
                .put(question.getKey(), answer(given.get("value")));
          }
        }
        for (Map.Entry<String, Map<String, String>> by : answers.entrySet()) {
          Map<String, String> row = new LinkedHashMap<>();
          row.put(ITEM, item);
          row.put(RATER, by.getKey());
          row.put(TEXT, JsonExport.text(task.get("fields")));
          row.putAll(by.getValue());
          rows.add(record.line(), row);
        }
      }
      if (rated.isEmpty()) {
        throw new CorpusException(json.file(), "responses of people that were submitted", "none");
      }
      Hints known =
          Hints.none()
              .with(Hint.ITEM, ITEM)
              .with(Hint.RATER, RATER)
              .with(Hint.RATED, List.copyOf(rated));
      Sheet.Edits edits =
          Sheet.Edits.none()
              .changing("read as records of Argilla")
              .knowing(rows.has(TEXT) ? known.with(Hint.TEXT, TEXT) : known);
      if (unsubmitted > 0) {
        edits = edits.changing("drafts and discarded responses are left out: " + unsubmitted);
      }
      if (!models.isEmpty()) {
        edits = edits.changing("suggestions are models' ratings: " + String.join(", ", models));
      }
      return rows.sheet(json.file(), edits);
    }

    /** One label as it is, several as a JSON list; of a ranking nothing, for it is no rating. */
    private static String answer(JsonNode value) {
      return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)
          ? LabelStudioJson.cell(value.valueStream().map(JsonNode::asText).toList())
          : value.isContainerNode() ? "" : JsonText.cell(value);
    }
  }

  /** Rows whose columns are only known when all are there. */
  static final class Gathered {

    private final Set<String> columns = new LinkedHashSet<>();
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    /** Adds a row. */
    void add(long line, Map<String, String> row) {
      columns.addAll(row.keySet());
      rows.add(new LinkedHashMap<>(row));
      lines.add(line);
    }

    boolean isEmpty() {
      return rows.isEmpty();
    }

    /** True if a row has a value in the column. */
    boolean has(String column) {
      return rows.stream().anyMatch(row -> !row.getOrDefault(column, "").isEmpty());
    }

    /** The table, its columns in the order in which they came. */
    Sheet sheet(String file, Sheet.Edits edits) {
      List<Sheet.Line> all = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        all.add(
            new Sheet.Line(
                lines.get(i), columns.stream().map(c -> row.getOrDefault(c, "")).toList()));
      }
      return new Sheet(file, "csv", "", "", List.copyOf(columns), all, edits);
    }
  }
}
