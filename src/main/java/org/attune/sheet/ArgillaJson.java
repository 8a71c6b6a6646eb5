package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Argilla's records: {@code fields} that were shown, {@code responses} of people to each question,
 * and {@code suggestions} of models. Drafts and what somebody discarded are no answers.
 */
final class ArgillaJson implements JsonExport {

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
    Edits edits =
        Edits.none()
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
        ? LabelStudioJson.labels(value)
        : value.isContainerNode() ? "" : JsonText.cell(value);
  }
}
