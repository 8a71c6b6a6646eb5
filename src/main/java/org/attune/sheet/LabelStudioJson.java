package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Label Studio's JSON: tasks with {@code data}, {@code annotations} of people and {@code
 * predictions} of models, each with results by the name of their control. Choices, ratings, numbers
 * and taxonomies are ratings; texts, and regions in texts, images and sounds are none. A cancelled
 * annotation is a skipped task.
 */
final class LabelStudioJson implements JsonExport {

  private static final String ITEM = "id";
  private static final String RATER = "annotator";
  private static final String TEXT = "text";

  @Override
  public boolean wrote(List<JsonText.Record> records) {
    return JsonExport.have(records, "id", "data", "annotations")
        || JsonExport.have(records, "id", "data", "completions");
  }

  @Override
  public Sheet sheet(JsonText json) {
    Gathered rows = new Gathered();
    Set<String> rated = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> models = new LinkedHashSet<>();
    int cancelled = 0;
    for (JsonText.Record record : json.records()) {
      JsonNode task = record.value();
      for (JsonNode given : task.path(task.has("annotations") ? "annotations" : "completions")) {
        if (given.path("was_cancelled").asBoolean()) {
          cancelled++;
        } else {
          add(rows, record, person(given.path("completed_by")), given, rated, others);
        }
      }
      for (JsonNode given : task.path("predictions")) {
        String model = given.path("model_version").asText("");
        models.add(model.isEmpty() ? "prediction" : "model " + model);
        add(rows, record, model.isEmpty() ? "prediction" : "model " + model, given, rated, others);
      }
    }
    if (rated.isEmpty()) {
      throw new CorpusException(
          json.file(), "choices, ratings, numbers or taxonomies of annotators", "none");
    }
    Hints known =
        Hints.none()
            .with(Hint.ITEM, ITEM)
            .with(Hint.RATER, RATER)
            .with(Hint.RATED, List.copyOf(rated));
    Edits edits =
        Edits.none()
            .changing("read as Label Studio's JSON")
            .knowing(rows.has(TEXT) ? known.with(Hint.TEXT, TEXT) : known);
    if (cancelled > 0) {
      edits =
          edits.changing(
              "tasks that somebody skipped (cancelled annotations) are left out: " + cancelled);
    }
    if (!models.isEmpty()) {
      edits = edits.changing("predictions are models' ratings: " + String.join(", ", models));
    }
    for (String other : others) {
      edits = edits.leaving(other, "texts and regions are no ratings");
    }
    return rows.sheet(json.file(), edits);
  }

  private static void add(
      Gathered rows,
      JsonText.Record record,
      String rater,
      JsonNode given,
      Set<String> rated,
      Set<String> others) {
    JsonNode task = record.value();
    Map<String, String> row = new LinkedHashMap<>();
    row.put(ITEM, task.get("id").asText());
    row.put(RATER, rater);
    row.put(TEXT, JsonExport.text(task.get("data")));
    for (JsonNode result : given.path("result")) {
      String name = result.path("from_name").asText("");
      String answer = answer(result);
      if (answer.isEmpty() || name.isEmpty()) {
        others.add(name.isEmpty() ? result.path("type").asText("result") : name);
      } else {
        rated.add(name);
        row.put(name, answer);
      }
    }
    rows.add(record.line(), row);
  }

  /** Who it is: a number, an address or an object that holds one. */
  private static String person(JsonNode by) {
    return by.isObject() ? by.path(by.has("email") ? "email" : "id").asText() : by.asText();
  }

  /** The answer in a result; empty if it is no rating of the whole item. */
  private static String answer(JsonNode result) {
    JsonNode value = result.path("value");
    boolean region = value.has("start") || value.has("x") || value.has("points");
    if (region) {
      return "";
    }
    if (value.has("choices")) {
      return labels(value.get("choices"));
    }
    if (value.has("taxonomy")) {
      return labels(value.get("taxonomy"));
    }
    return JsonText.cell(value.path(value.has("rating") ? "rating" : "number"));
  }

  /** One label as it is, several as a JSON list; the steps of a taxonomy joined by slashes. */
  static String labels(JsonNode labels) {
    List<String> names = new ArrayList<>();
    for (JsonNode label : labels) {
      names.add(
          label.isArray()
              ? String.join(
                  " / ",
                  StreamSupport.stream(label.spliterator(), false).map(JsonNode::asText).toList())
              : label.asText());
    }
    return names.size() == 1 ? names.get(0) : JsonLists.of(names);
  }
}
