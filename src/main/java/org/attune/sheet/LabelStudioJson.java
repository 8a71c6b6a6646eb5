package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.corpus.CorpusException;
import org.attune.corpus.LabelStudio;
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
  private static final String NAMELESS = "nameless ";

  @Override
  public boolean wrote(List<JsonText.Record> records) {
    return JsonExport.have(records, "id", "data", "annotations")
        || JsonExport.have(records, "id", "data", "completions");
  }

  @Override
  public Sheet sheet(JsonText json) {
    JsonExports.Gathered rows = new JsonExports.Gathered();
    Set<String> rated = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> models = new LinkedHashSet<>();
    int cancelled = 0;
    int nameless = 0;
    boolean named =
        json.records().stream().map(JsonText.Record::value).anyMatch(LabelStudioJson::named);
    for (JsonText.Record record : json.records()) {
      JsonNode task = record.value();
      int before = nameless;
      for (JsonNode given : LabelStudio.annotations(task)) {
        String person = LabelStudio.person(given);
        if (LabelStudio.cancelled(given)) {
          cancelled++;
        } else if (person.isEmpty()) {
          nameless++;
          add(rows, record, named ? NAMELESS + (nameless - before) : "", given, rated, others);
        } else {
          add(rows, record, person, given, rated, others);
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
    Hints known = Hints.none().with(Hint.ITEM, ITEM).with(Hint.RATED, List.copyOf(rated));
    known = rows.has(RATER) ? known.with(Hint.RATER, RATER) : known;
    known = rows.has(TEXT) ? known.with(Hint.TEXT, TEXT) : known;
    Sheet.Edits edits = Sheet.Edits.none().changing("read as Label Studio's JSON").knowing(known);
    if (cancelled > 0) {
      edits =
          edits.changing(
              "tasks that somebody skipped (cancelled annotations) are left out: " + cancelled);
    }
    if (!models.isEmpty()) {
      edits = edits.changing("predictions are models' ratings: " + String.join(", ", models));
    }
    if (nameless > 0) {
      edits =
          edits.doubting(
              named
                  ? "annotations that do not say who made them (completed_by): "
                      + nameless
                      + "; the first of each task is taken for one rater's (\""
                      + NAMELESS
                      + "1\"), and so on; if others annotated each task, what is told of single"
                      + " raters means nothing"
                  : "no annotation says who made it (completed_by), so raters are unknown");
    }
    for (String other : others) {
      edits = edits.leaving(other, "texts and regions are no ratings");
    }
    return rows.sheet(json.file(), edits);
  }

  /** True if a model rated, or somebody of whom it is known who. */
  private static boolean named(JsonNode task) {
    return !task.path("predictions").isEmpty()
        || LabelStudio.annotations(task)
            .valueStream()
            .anyMatch(given -> !LabelStudio.person(given).isEmpty());
  }

  private static void add(
      JsonExports.Gathered rows,
      JsonText.Record record,
      String rater,
      JsonNode given,
      Set<String> rated,
      Set<String> others) {
    JsonNode task = record.value();
    Map<String, String> row = new LinkedHashMap<>();
    row.put(ITEM, task.get("id").asText());
    if (!rater.isEmpty()) {
      row.put(RATER, rater);
    }
    row.put(TEXT, JsonExport.text(task.get("data")));
    for (JsonNode result : given.path("result")) {
      String name = result.path("from_name").asText("");
      String answer = LabelStudio.answer(result).map(LabelStudioJson::cell).orElse("");
      if (answer.isEmpty() || name.isEmpty()) {
        others.add(name.isEmpty() ? result.path("type").asText("result") : name);
      } else {
        rated.add(name);
        row.put(name, answer);
      }
    }
    rows.add(record.line(), row);
  }

  /** One label as it is, several as a JSON list. */
  static String cell(List<String> labels) {
    return labels.size() == 1 ? labels.get(0) : JsonText.list(labels);
  }

  /** Label Studio's CSV, TSV and JSON-MIN: a row an annotation, a column a control. */
  static final class LabelStudioTable implements TableExport {

    private static final String CHOICES = ".choices";

    private static final List<String> OWN =
        List.of("annotation_id", "created_at", "updated_at", "lead_time", "agreement", "inner_id");

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of("id", "annotation_id", "annotator", "lead_time"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Hints known = Hints.none().with(Hint.ITEM, "id").with(Hint.RATER, "annotator");
      known = sheet.columns().contains("text") ? known.with(Hint.TEXT, "text") : known;
      Sheet named = TableExport.named(plain(sheet), "read as an export of Label Studio", known);
      return TableExport.leaving(named, hints, TableExport.why("Label Studio adds it", OWN));
    }

    /** One column for controls that the minimal JSON gives as a word or as an object of choices. */
    private static Sheet plain(Sheet sheet) {
      Sheet plain = sheet;
      for (String column : sheet.columns()) {
        if (column.endsWith(CHOICES)) {
          plain = joined(plain, column, column.substring(0, column.length() - CHOICES.length()));
        }
      }
      return plain;
    }

    private static Sheet joined(Sheet sheet, String column, String name) {
      int from = sheet.columns().indexOf(column);
      int to = sheet.columns().indexOf(name);
      List<String> names = new ArrayList<>(sheet.columns());
      names.set(from, name);
      List<Sheet.Line> lines = new ArrayList<>();
      for (Sheet.Line line : sheet.lines()) {
        List<String> values = new ArrayList<>(line.values());
        if (to >= 0) {
          String choices = values.remove(from);
          int at = to > from ? to - 1 : to;
          values.set(at, choices.isEmpty() ? values.get(at) : choices);
        }
        lines.add(line.with(values));
      }
      if (to >= 0) {
        names.remove(from);
      }
      return sheet.with(names, lines, sheet.edits());
    }
  }
}
