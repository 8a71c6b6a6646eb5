package org.attune.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows that are JSON objects, one a line. Texts are given unescaped, numbers as they are written
 * (also NaN, which Python writes), arrays and objects as their JSON text. Empty lines are no rows.
 */
final class JsonRows extends LineRows {
  /** Columns that rows share; beyond these, objects are keyed by data and new rows start anew. */
  private static final int SHARED = 4096;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** What the value at a dotted path is called; null if it is not given. */
  interface Naming {
    String column(String path, boolean object);
  }

  private final Naming naming;
  private Map<String, Integer> columns = new HashMap<>();
  private String[] values = new String[0];

  JsonRows(Lines lines, Naming naming) {
    super(lines);
    this.naming = naming;
  }

  @Override
  Row row(long line, String text) throws Unreadable {
    if (text.isBlank()) {
      return null;
    }
    if (columns.size() > SHARED) {
      columns = new HashMap<>();
    }
    values = new String[columns.size()];
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("expected a JSON object, found another value");
      }
      object(parser, text, "");
      if (parser.nextToken() != null) {
        throw new Unreadable("expected one JSON object in a line, found more");
      }
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw new Unreadable("expected a JSON object, found an error at character " + at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Row.Read(line, Collections.unmodifiableMap(columns), values);
  }

  private void object(JsonParser parser, String text, String prefix)
      throws IOException, Unreadable {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      String column = naming.column(path, token == JsonToken.START_OBJECT);
      int begin = (int) parser.currentTokenLocation().getCharOffset();
      if (token == JsonToken.START_OBJECT) {
        object(parser, text, path + ".");
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      }
      if (column != null && token == JsonToken.VALUE_NULL) {
        set(column, Row.Read.NULL);
      } else if (column != null) {
        boolean nested = token.isStructStart();
        set(
            column,
            nested
                ? text.substring(begin, (int) parser.currentLocation().getCharOffset())
                : parser.getText());
      }
    }
  }

  private void set(String column, String value) throws Unreadable {
    Integer known = columns.putIfAbsent(column, columns.size());
    int at = known == null ? columns.size() - 1 : known;
    if (at >= values.length) {
      values = Arrays.copyOf(values, Math.max(at + 1, values.length + values.length / 2));
    }
    if (values[at] != null && !values[at].equals(value)) {
      throw new Unreadable("expected one value in a column, found two");
    }
    values[at] = value;
  }
}
