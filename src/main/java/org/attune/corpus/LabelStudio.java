package org.attune.corpus;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Label Studio's export as JSON: a row an annotation of a person or a prediction of a model, and
 * one of a task that has neither. Columns: id (of the task), annotator (who annotated, if it is
 * said), model (whose prediction it is), what the task's data hold ({@code data.text}) and the
 * answers by the name of their control ({@code result.emotion}): choices, ratings, numbers and
 * taxonomies. Several choices are a JSON list, the steps of a taxonomy are joined by slashes;
 * regions in texts, images and sounds are no ratings. Annotations that were cancelled are skipped
 * tasks.
 *
 * @see <a href="https://labelstud.io/guide/export">Label Studio, Export annotations</a>
 */
public final class LabelStudio implements CorpusFormat {

  private static final String ID = "id";
  private static final String ANNOTATOR = "annotator";
  private static final String MODEL = "model";

  /** Zeros that a number may have before it is written with an exponent. */
  private static final int MOST_ZEROS = 40;

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public boolean sameColumns() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    JsonDocument document = new JsonDocument(slice, settings);
    if (document.begins() != JsonToken.START_ARRAY) {
      document.close();
      throw new CorpusException(slice.path() + ":1", "a list of tasks", "an object");
    }
    return new TaskRows(document);
  }

  /** The annotations of a task, by its name in older exports too; missing if it has no such key. */
  public static JsonNode annotations(JsonNode task) {
    return task.path(task.has("annotations") ? "annotations" : "completions");
  }

  /** True if a task was skipped by this annotation. */
  public static boolean cancelled(JsonNode annotation) {
    return annotation.path("was_cancelled").asBoolean();
  }

  /** Who annotated: a number, an address or an object that holds one; empty if nobody is named. */
  public static String person(JsonNode annotation) {
    JsonNode by = annotation.path("completed_by");
    return single(
        by.isObject() ? by.path(by.path("email").asText("").isEmpty() ? ID : "email") : by);
  }

  /** The answers in a result, several of a set; nothing if it is no rating of the whole item. */
  public static Optional<List<String>> answer(JsonNode result) {
    JsonNode value = result.path("value");
    boolean region = value.has("start") || value.has("x") || value.has("points");
    List<String> answers = new ArrayList<>();
    if (!region && (value.has("choices") || value.has("taxonomy"))) {
      for (JsonNode label : value.path(value.has("choices") ? "choices" : "taxonomy")) {
        answers.add(
            label.isArray()
                ? String.join(" / ", label.valueStream().map(JsonNode::asText).toList())
                : label.asText());
      }
    } else if (!region) {
      String number = single(value.path(value.has("rating") ? "rating" : "number"));
      if (!number.isEmpty()) {
        answers.add(number);
      }
    }
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
  }

  /** A single value as text, numbers as they are written; empty where there is none. */
  private static String single(JsonNode value) {
    if (value.isBigDecimal()) {
      BigDecimal number = value.decimalValue();
      return Math.abs(number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  private static final class TaskRows extends GatheredRows {
    private final JsonDocument document;

    TaskRows(JsonDocument document) {
      super(List.of());
      this.document = document;
    }

    @Override
    boolean more() throws IOException {
      if (document.next() == JsonToken.END_ARRAY) {
        return false;
      }
      long line = document.line();
      rows(line, document.value());
      return true;
    }

    private void rows(long line, JsonNode task) throws IOException {
      if (!task.has(ID) || !task.path("data").isObject()) {
        giveBroken(line, "expected a task with id and data, found another value");
        return;
      }
      Map<String, String> about = new LinkedHashMap<>();
      about.put(ID, single(task.get(ID)));
      for (Map.Entry<String, JsonNode> of : task.get("data").properties()) {
        about.put("data." + of.getKey(), text(of.getValue()));
      }
      boolean rated = false;
      for (JsonNode given : annotations(task)) {
        if (!cancelled(given)) {
          rated = true;
          row(line, about, ANNOTATOR, person(given), given);
        }
      }
      for (JsonNode given : task.path("predictions")) {
        rated = true;
        row(line, about, MODEL, given.path("model_version").asText("prediction"), given);
      }
      if (!rated) {
        give(line, about);
      }
    }

    private static String text(JsonNode value) throws IOException {
      return value.isNull()
          ? Row.Read.NULL
          : value.isContainerNode() ? JsonDocument.JSON.writeValueAsString(value) : single(value);
    }

    private void row(long line, Map<String, String> about, String by, String who, JsonNode given)
        throws IOException {
      Map<String, String> row = new LinkedHashMap<>(about);
      if (!who.isEmpty()) {
        row.put(by, who);
      }
      for (JsonNode result : given.path("result")) {
        Optional<List<String>> answers = answer(result);
        String name = result.path("from_name").asText("");
        if (answers.isPresent() && !name.isEmpty()) {
          List<String> all = answers.get();
          String said = all.size() == 1 ? all.get(0) : JsonDocument.JSON.writeValueAsString(all);
          if (row.put("result." + name, said) != null) {
            giveBroken(line, "expected one answer of a control, found two");
            return;
          }
        }
      }
      give(line, row);
    }

    @Override
    public void close() throws IOException {
      document.close();
    }
  }
}
