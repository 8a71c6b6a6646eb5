package org.attune.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON document, a list or an object, whose rows are objects as deep in it as the card names
 * columns: {@code columns: [task, scenario]} are the objects in the elements of the document. In
 * the columns of these names stands where a row lies: the key, or the place in a list from 0. The
 * other columns are the row's own keys, keys of nested objects by dots, and the single values of
 * what it lies in, by level: {@code task.age}. Without names rows are the document's elements, and
 * their place is called {@code key}.
 *
 * <p>A list of single values is a value, its JSON text. Numbers are as they are written. No more
 * than one element of the document is in memory.
 */
public final class NestedJson implements CorpusFormat {

  private static final List<String> ONE_LEVEL = List.of("key");

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
    List<String> levels = settings.columns().isEmpty() ? ONE_LEVEL : settings.columns();
    return new DocumentRows(new JsonDocument(slice, settings), levels);
  }

  /** A part of the document. */
  private sealed interface Part {

    /** A number, a truth value or, quoted, a text. */
    record Single(String text, boolean quoted) implements Part {}

    /** JSON's null. */
    record Nothing() implements Part {}

    /** An object, or a list by places. */
    record Several(long line, boolean list, Map<String, Part> parts) implements Part {

      /** Whether it is a value of what it lies in. */
      boolean value() {
        return list && parts.values().stream().noneMatch(Several.class::isInstance);
      }
    }
  }

  private static final class DocumentRows extends GatheredRows {
    private final JsonDocument document;
    private final List<String> levels;
    private final boolean list;
    private long place;

    DocumentRows(JsonDocument document, List<String> levels) {
      super(List.of());
      this.document = document;
      this.levels = levels;
      list = document.begins() == JsonToken.START_ARRAY;
    }

    @Override
    boolean more() throws IOException {
      JsonToken token = document.next();
      if (token.isStructEnd()) {
        return false;
      }
      String key = list ? Long.toString(place++) : document.key();
      Part part = part(list ? token : document.next());
      if (list || part instanceof Part.Several several && !several.value()) {
        rows(0, key, part, document.line(), Map.of());
      }
      return true;
    }

    private Part part(JsonToken token) throws IOException {
      if (!token.isStructStart()) {
        return token == JsonToken.VALUE_NULL
            ? new Part.Nothing()
            : new Part.Single(document.text(), token == JsonToken.VALUE_STRING);
      }
      long begins = document.line();
      boolean listed = token == JsonToken.START_ARRAY;
      Map<String, Part> parts = new LinkedHashMap<>();
      for (JsonToken next = document.next(); !next.isStructEnd(); next = document.next()) {
        String key = listed ? Integer.toString(parts.size()) : document.key();
        parts.put(key, part(listed ? next : document.next()));
      }
      return new Part.Several(begins, listed, parts);
    }

    /** The rows in a part that lies at a level. */
    private void rows(int level, String key, Part part, long line, Map<String, String> around)
        throws IOException {
      boolean deepest = level == levels.size() - 1;
      if (!(part instanceof Part.Several several) || deepest && several.list()) {
        giveBroken(line, "expected a JSON object, found another value");
        return;
      }
      Map<String, String> values = new LinkedHashMap<>(around);
      values.put(levels.get(level), key);
      if (deepest) {
        row(several, values);
        return;
      }
      Map<String, Part> deeper = new LinkedHashMap<>(several.parts());
      if (!several.list()) {
        deeper.values().removeIf(of -> !(of instanceof Part.Several more) || more.value());
        for (Map.Entry<String, Part> of : several.parts().entrySet()) {
          if (!deeper.containsKey(of.getKey())) {
            values.put(levels.get(level) + "." + of.getKey(), text(of.getValue()));
          }
        }
      }
      for (Map.Entry<String, Part> of : deeper.entrySet()) {
        long begins = of.getValue() instanceof Part.Several more ? more.line() : several.line();
        rows(level + 1, of.getKey(), of.getValue(), begins, values);
      }
    }

    private void row(Part.Several object, Map<String, String> values) throws IOException {
      if (!flat(object, "", values)) {
        giveBroken(object.line(), "expected one value in a column, found two");
      } else {
        give(object.line(), values);
      }
    }

    /** False if a column is there already. */
    private static boolean flat(Part.Several object, String prefix, Map<String, String> into)
        throws IOException {
      for (Map.Entry<String, Part> of : object.parts().entrySet()) {
        String column = prefix + of.getKey();
        if (into.put(column, text(of.getValue())) != null
            || of.getValue() instanceof Part.Several more
                && !more.list()
                && !flat(more, column + ".", into)) {
          return false;
        }
      }
      return true;
    }

    private static String text(Part part) throws IOException {
      if (part instanceof Part.Single single) {
        return single.text();
      }
      if (part instanceof Part.Nothing) {
        return Row.Read.NULL;
      }
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JsonDocument.JSON.createGenerator(text)) {
        write(part, json);
      }
      return text.toString();
    }

    private static void write(Part part, JsonGenerator json) throws IOException {
      if (part instanceof Part.Several several) {
        if (several.list()) {
          json.writeStartArray();
        } else {
          json.writeStartObject();
        }
        for (Map.Entry<String, Part> of : several.parts().entrySet()) {
          if (!several.list()) {
            json.writeFieldName(of.getKey());
          }
          write(of.getValue(), json);
        }
        if (several.list()) {
          json.writeEndArray();
        } else {
          json.writeEndObject();
        }
      } else if (part instanceof Part.Single single) {
        if (single.quoted()) {
          json.writeString(single.text());
        } else {
          json.writeRawValue(single.text());
        }
      } else {
        json.writeNull();
      }
    }

    @Override
    public void close() throws IOException {
      document.close();
    }
  }
}
