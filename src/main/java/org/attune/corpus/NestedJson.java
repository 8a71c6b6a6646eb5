package org.attune.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

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

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

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
    Lines lines = new Lines(slice, Encoding.of(settings), RowEnd.unquoted());
    return new DocumentRows(slice.path(), new Text(slice.path(), lines), levels);
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

  private static final class DocumentRows implements Rows {
    private final String path;
    private final JsonParser parser;
    private final List<String> levels;
    private final Deque<Row> ready = new ArrayDeque<>();
    private Map<String, Integer> columns = new LinkedHashMap<>();
    private boolean list;
    private boolean ended;
    private long place;

    DocumentRows(String path, Reader text, List<String> levels) throws IOException {
      this.path = path;
      this.levels = levels;
      parser = JSON.createParser(text);
      JsonToken first;
      try {
        first = token();
      } catch (JsonProcessingException e) {
        throw mistake(e);
      }
      list = first == JsonToken.START_ARRAY;
      if (!list && first != JsonToken.START_OBJECT) {
        close();
        throw new CorpusException(path + ":" + line(), "a JSON list or object", "another value");
      }
    }

    private JsonToken token() throws IOException {
      JsonToken next = parser.nextToken();
      if (next == null && !ended) {
        throw new CorpusException(path + ":" + line(), "a JSON list or object", "the file's end");
      }
      return next;
    }

    private CorpusException mistake(JsonProcessingException e) {
      String whole = "JSON to the end of the file";
      JsonLocation at = e.getLocation();
      return at == null || e instanceof JsonEOFException
          ? new CorpusException(path + ":" + line(), whole, "an end before")
          : new CorpusException(
              path + ":" + at.getLineNr(), whole, "an error at character " + at.getColumnNr());
    }

    private long line() {
      return parser.currentTokenLocation() == null
          ? 1
          : Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public boolean hasNext() {
      try {
        while (ready.isEmpty() && !ended) {
          element();
        }
        return !ready.isEmpty();
      } catch (JsonProcessingException e) {
        throw mistake(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void element() throws IOException {
      JsonToken token = token();
      if (token.isStructEnd()) {
        ended = true;
        if (token() != null) {
          throw new CorpusException(path + ":" + line(), "one JSON document", "more");
        }
        return;
      }
      String key = list ? Long.toString(place++) : parser.currentName();
      Part part = part(list ? token : token());
      if (list || part instanceof Part.Several several && !several.value()) {
        rows(0, key, part, line(), Map.of());
      }
    }

    private Part part(JsonToken token) throws IOException {
      if (!token.isStructStart()) {
        return token == JsonToken.VALUE_NULL
            ? new Part.Nothing()
            : new Part.Single(parser.getText(), token == JsonToken.VALUE_STRING);
      }
      long begins = line();
      boolean listed = token == JsonToken.START_ARRAY;
      Map<String, Part> parts = new LinkedHashMap<>();
      for (JsonToken next = token(); !next.isStructEnd(); next = token()) {
        String key = listed ? Integer.toString(parts.size()) : parser.currentName();
        parts.put(key, part(listed ? next : token()));
      }
      return new Part.Several(begins, listed, parts);
    }

    /** The rows in a part that lies at a level. */
    private void rows(int level, String key, Part part, long line, Map<String, String> around)
        throws IOException {
      boolean deepest = level == levels.size() - 1;
      if (!(part instanceof Part.Several several) || deepest && several.list()) {
        ready.add(new Row.Broken(line, "expected a JSON object, found another value"));
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
        ready.add(new Row.Broken(object.line(), "expected one value in a column, found two"));
        return;
      }
      if (!columns.keySet().containsAll(values.keySet())) {
        columns = new LinkedHashMap<>(columns);
        values.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
      }
      String[] row = new String[columns.size()];
      values.forEach((name, value) -> row[columns.get(name)] = value);
      ready.add(new Row.Read(object.line(), Collections.unmodifiableMap(columns), row));
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
      try (JsonGenerator json = JSON.createGenerator(text)) {
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
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }

  /** The lines of a file as one text. */
  private static final class Text extends Reader {
    private final String path;
    private final Lines lines;
    private String line = "";
    private int at;

    Text(String path, Lines lines) {
      this.path = path;
      this.lines = lines;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      while (at == line.length()) {
        if (!lines.next()) {
          return -1;
        }
        try {
          line = lines.text() + "\n";
        } catch (Unreadable e) {
          String[] reason = e.getMessage().replaceFirst("^expected ", "").split(", found ", 2);
          throw new CorpusException(path + ":" + lines.line(), reason[0], reason[1]);
        }
        at = 0;
      }
      int read = Math.min(most, line.length() - at);
      line.getChars(at, at + read, into, from);
      at += read;
      return read;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
