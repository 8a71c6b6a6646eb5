package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.sheet.Hints.Hint;

/**
 * doccano's JSON Lines: texts with a list {@code label}, of nobody who is named; or, of older ones,
 * {@code annotations} by {@code user}.
 */
final class DoccanoJson implements JsonExport {

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
            labels.isEmpty() ? "" : labels.size() == 1 ? labels.get(0) : JsonLists.of(labels));
        rows.add(record.line(), row);
      }
    }
    Hints known =
        Hints.none().with(Hint.ITEM, "id").with(Hint.TEXT, "text").with(Hint.RATED, LABEL);
    return rows.sheet(
        json.file(),
        Edits.none()
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
