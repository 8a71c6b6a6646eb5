package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Turns JSON into a table: objects are rows, also those of the one array in an object; lists are
 * rows, below a list of names if the first is one; objects by id are rows with the column {@code
 * id}; lists by name are columns, as pandas writes them. Keys of objects in objects are joined by
 * dots, lists stay JSON.
 */
final class JsonTable {

  /** More different keys are data. */
  private static final int MOST_COLUMNS = 5000;

  private final JsonText json;

  private JsonTable(JsonText json) {
    this.json = json;
  }

  /**
   * The table.
   *
   * @throws CorpusException if there is none in it
   */
  static Sheet of(JsonText json) {
    Optional<Sheet> export =
        JsonExport.ALL.stream()
            .filter(e -> !json.records().isEmpty() && e.wrote(json.records()))
            .findFirst()
            .map(e -> e.sheet(json));
    return export.orElseGet(() -> new JsonTable(json).sheet());
  }

  private Sheet sheet() {
    List<JsonText.Record> records = json.records();
    if (records.isEmpty()) {
      throw none("an empty list");
    }
    if (records.stream().allMatch(r -> r.value().isObject())) {
      boolean one = json.lines() && records.size() == 1;
      return one ? inside((ObjectNode) records.get(0).value()) : objects(records, form());
    }
    if (records.stream().allMatch(r -> r.value().isArray())) {
      return lists(records, List.of());
    }
    throw none("other values");
  }

  private String form() {
    return json.lines() ? "JSON Lines" : "a JSON list of objects";
  }

  private CorpusException none(String found) {
    return new CorpusException(
        json.file(),
        "a JSON list of objects, or an object a line, with a rating or more each",
        found);
  }

  private Sheet objects(List<JsonText.Record> records, String form) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonText.Record record : records) {
      Map<String, String> row = new LinkedHashMap<>();
      flat(record.value(), "", row);
      row.keySet().forEach(column -> columns.putIfAbsent(column, columns.size()));
      rows.add(row);
      if (columns.size() > MOST_COLUMNS) {
        throw new CorpusException(
            json.file() + ":" + record.line(), "objects with the same keys", "ever new ones");
      }
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      lines.add(
          new Sheet.Line(
              records.get(i).line(),
              columns.keySet().stream().map(c -> row.getOrDefault(c, "")).toList()));
    }
    return sheet(List.copyOf(columns.keySet()), lines, form);
  }

  private Sheet sheet(List<String> names, List<Sheet.Line> lines, String form) {
    boolean own = names.size() == 1 || names.stream().allMatch(name -> name.matches("\\d+"));
    List<String> columns = own ? names : SheetNames.of(json.file() + ":1", names);
    Sheet.Edits edits = Sheet.Edits.none().changing("read as " + form);
    return new Sheet(json.file(), "csv", "", "", columns, lines, edits);
  }

  private static void flat(JsonNode object, String prefix, Map<String, String> row) {
    object
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isObject() && !value.isEmpty()) {
                flat(value, prefix + entry.getKey() + ".", row);
              } else {
                row.put(prefix + entry.getKey(), value.isObject() ? "" : JsonText.cell(value));
              }
            });
  }

  /** What is in one object. */
  private Sheet inside(ObjectNode object) {
    if (object.path("columns").isArray() && object.path("data").isArray()) {
      return lists(elements(object.get("data")), texts(object.get("columns")));
    }
    List<String> lists =
        object
            .propertyStream()
            .filter(e -> e.getValue().isArray() && !e.getValue().isEmpty())
            .filter(e -> all(e.getValue(), JsonNode::isContainerNode))
            .map(Map.Entry::getKey)
            .toList();
    if (lists.size() == 1) {
      JsonNode list = object.get(lists.get(0));
      return all(list, JsonNode::isArray)
          ? lists(elements(list), List.of())
          : objects(elements(list), "the JSON list \"" + lists.get(0) + "\"");
    }
    if (lists.contains("rows") && all(object.get("rows"), row -> row.path("row").isObject())) {
      List<JsonText.Record> rows = new ArrayList<>();
      object.get("rows").forEach(row -> rows.add(new JsonText.Record(1, row.get("row"))));
      return objects(rows, "the JSON list \"rows\"");
    }
    if (lists.size() > 1) {
      throw none("lists " + lists + " in one object: write one of them into a file of its own");
    }
    boolean columns =
        object.size() > 1
            && all(object, v -> v.isArray() && v.size() == object.iterator().next().size());
    boolean byId = object.size() > 1 && all(object, JsonNode::isObject);
    if (columns || byId && numbered(object)) {
      return columns(object);
    }
    return byId ? byId(object) : nested(object);
  }

  /** An object around the only object that is one of these. */
  private Sheet nested(ObjectNode object) {
    List<JsonNode> objects =
        StreamSupport.stream(object.spliterator(), false)
            .filter(JsonNode::isObject)
            .filter(v -> all(v, JsonNode::isContainerNode) && !v.isEmpty())
            .toList();
    if (objects.size() == 1) {
      return inside((ObjectNode) objects.get(0));
    }
    return objects(json.records(), form());
  }

  /**
   * True if the objects' keys are the numbers of the rows, or the same in all: these are columns.
   */
  private static boolean numbered(ObjectNode object) {
    Set<List<String>> keys = new HashSet<>();
    object.forEach(column -> keys.add(column.propertyStream().map(Map.Entry::getKey).toList()));
    List<String> first = keys.iterator().next();
    return keys.size() == 1
        && first.equals(IntStream.range(0, first.size()).mapToObj(Integer::toString).toList());
  }

  private Sheet columns(ObjectNode object) {
    List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
    List<List<JsonNode>> values = new ArrayList<>();
    object.forEach(
        column -> values.add(StreamSupport.stream(column.spliterator(), false).toList()));
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < values.get(0).size(); row++) {
      int at = row;
      lines.add(
          new Sheet.Line(1, values.stream().map(column -> JsonText.cell(column.get(at))).toList()));
    }
    return sheet(names, lines, "JSON columns");
  }

  private Sheet byId(ObjectNode object) {
    List<JsonText.Record> records = new ArrayList<>();
    object
        .properties()
        .forEach(
            entry -> {
              ObjectNode row = JsonNodeFactory.instance.objectNode();
              row.put(entry.getValue().has("id") ? "key" : "id", entry.getKey());
              row.setAll((ObjectNode) entry.getValue());
              records.add(new JsonText.Record(1, row));
            });
    return objects(records, "JSON objects by id");
  }

  /** Rows that are lists. */
  private Sheet lists(List<JsonText.Record> records, List<String> given) {
    int width = records.stream().mapToInt(r -> r.value().size()).max().orElse(0);
    List<String> names = given;
    List<JsonText.Record> rows = records;
    if (names.isEmpty() && head(records)) {
      names = texts(records.get(0).value());
      rows = records.subList(1, records.size());
    }
    boolean named = !names.isEmpty();
    if (rows.isEmpty() || named && width > names.size()) {
      throw none(
          rows.isEmpty() ? "none" : "rows of " + width + " values for " + names.size() + " names");
    }
    if (!named) {
      names = IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (JsonText.Record row : rows) {
      String[] values = new String[names.size()];
      Arrays.setAll(values, i -> JsonText.cell(row.value().path(i)));
      lines.add(new Sheet.Line(row.line(), List.of(values)));
    }
    Sheet sheet = sheet(names, lines, "a JSON list of lists");
    return named ? sheet : triples(sheet);
  }

  /** True if the first list has words that stand nowhere below it, and no two alike. */
  private static boolean head(List<JsonText.Record> records) {
    JsonNode first = records.get(0).value();
    if (records.size() < 2 || !all(first, JsonNode::isTextual)) {
      return false;
    }
    Set<String> words = new HashSet<>(texts(first));
    return words.size() == first.size()
        && records.stream()
            .skip(1)
            .flatMap(r -> StreamSupport.stream(r.value().spliterator(), false))
            .noneMatch(value -> words.contains(JsonText.cell(value)));
  }

  /**
   * Lists of an item, a rater and an answer, or of a rater, an item and an answer as NLTK has them:
   * two columns that together are never the same; there are more items than raters.
   */
  private static Sheet triples(Sheet sheet) {
    Set<List<String>> pairs = new HashSet<>();
    sheet
        .lines()
        .forEach(line -> pairs.add(line.values().subList(0, Math.min(2, line.values().size()))));
    long first = sheet.values("1").stream().distinct().count();
    long second = sheet.columns().size() == 3 ? sheet.values("2").stream().distinct().count() : 0;
    int rows = sheet.lines().size();
    if (second < 2 || pairs.size() < rows || first == rows || second == rows || first == second) {
      return sheet;
    }
    boolean items = first > second;
    Hints known =
        Hints.none()
            .with(Hint.ITEM, items ? "1" : "2")
            .with(Hint.RATER, items ? "2" : "1")
            .with(Hint.RATED, "3");
    return sheet.with(
        sheet
            .edits()
            .knowing(known)
            .doubting(
                "lists of three are read as "
                    + (items ? "item, rater, answer" : "rater, item, answer")
                    + ": if they are otherwise, repeat with --item and --rater and the columns'"
                    + " numbers"));
  }

  private static List<JsonText.Record> elements(JsonNode array) {
    List<JsonText.Record> records = new ArrayList<>();
    array.forEach(value -> records.add(new JsonText.Record(1, value)));
    return records;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonText::cell).toList();
  }

  private static boolean all(JsonNode values, Predicate<JsonNode> test) {
    return StreamSupport.stream(values.spliterator(), false).allMatch(test);
  }
}
