package org.attune.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON in a cell of a table: a list or an object of single values. Python's lists and dictionaries,
 * with texts in single quotes, are read, too.
 */
final class JsonCell {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private JsonCell() {}

  /** True of what may be a list. */
  static boolean listed(String raw) {
    String cell = raw.strip();
    return cell.startsWith("[") && cell.endsWith("]");
  }

  /** The values of a list, null as the empty text; empty if the text is no such list. */
  static Optional<List<String>> list(String raw) {
    List<String> values = new ArrayList<>();
    return read(raw, JsonToken.START_ARRAY, JsonToken.END_ARRAY, (key, value) -> values.add(value))
        ? Optional.of(values)
        : Optional.empty();
  }

  /** The values of an object by key; empty if the text is no such object, or has a key twice. */
  static Optional<Map<String, String>> object(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    return read(
            raw,
            JsonToken.START_OBJECT,
            JsonToken.END_OBJECT,
            (key, value) -> values.putIfAbsent(key, value) == null)
        ? Optional.of(values)
        : Optional.empty();
  }

  /** Takes a value; false if it cannot. */
  private interface Sink {
    boolean take(String key, String value);
  }

  private static boolean read(String raw, JsonToken start, JsonToken end, Sink sink) {
    try (JsonParser parser = JSON.createParser(raw)) {
      if (parser.nextToken() != start) {
        return false;
      }
      for (JsonToken next = parser.nextToken(); next != end; next = parser.nextToken()) {
        if (next == JsonToken.FIELD_NAME) {
          next = parser.nextToken();
        }
        String value = next == JsonToken.VALUE_NULL ? "" : parser.getText();
        if (!next.isScalarValue() || !sink.take(parser.currentName(), value)) {
          return false;
        }
      }
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
