package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A program whose JSON has ratings inside of objects and lists, so that it is no table yet. */
interface JsonExport {

  /** Those that are known. */
  List<JsonExport> ALL =
      List.of(
          new LabelStudioJson(),
          new JsonExports.ProdigyJson(),
          new JsonExports.DoccanoJson(),
          new JsonExports.ArgillaJson());

  /** True if the values bear the signature of the program. */
  boolean wrote(List<JsonText.Record> records);

  /** The ratings as a table, one of one rater a row, with what the program knows of its columns. */
  Sheet sheet(JsonText json);

  /** True if all values, at least one, are objects with the keys. */
  static boolean have(List<JsonText.Record> records, String... keys) {
    return records.stream()
        .map(JsonText.Record::value)
        .allMatch(v -> v.isObject() && List.of(keys).stream().allMatch(v::has));
  }

  /** Text of a value among the data of a task: the one called so, or the only text. */
  static String text(JsonNode data) {
    JsonNode text = data.path("text");
    if (text.isTextual()) {
      return text.asText();
    }
    List<JsonNode> texts = data.valueStream().filter(JsonNode::isTextual).toList();
    return texts.size() == 1 ? texts.get(0).asText() : "";
  }
}
