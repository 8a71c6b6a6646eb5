package org.attune.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/**
 * A file that is one JSON list or object, read token by token. What is no JSON is a {@link
 * CorpusException} that says the line.
 */
final class JsonDocument implements Closeable {

  static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String CONTAINER = "a JSON list or object";

  private final String path;
  private final JsonParser parser;
  private final JsonToken first;
  private int depth;

  JsonDocument(Slice slice, FormatSettings settings) throws IOException {
    path = slice.path();
    Lines lines = new Lines(slice, Encoding.of(settings), RowEnd.unquoted());
    parser = JSON.createParser(new Text(path, lines));
    first = next();
    if (!first.isStructStart()) {
      close();
      throw new CorpusException(path + ":" + line(), CONTAINER, "another value");
    }
  }

  /** With what it begins: {@code START_ARRAY} or {@code START_OBJECT}. */
  JsonToken begins() {
    return first;
  }

  /** The next token, which must be there. */
  JsonToken next() throws IOException {
    JsonToken next = token();
    if (next == null) {
      throw new CorpusException(path + ":" + line(), CONTAINER, "the file's end");
    }
    depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
    if (depth == 0 && token() != null) {
      throw new CorpusException(path + ":" + line(), "one JSON document", "more");
    }
    return next;
  }

  private JsonToken token() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw mistake(e);
    }
  }

  /** The whole value that begins with the token before. */
  JsonNode value() throws IOException {
    depth -= parser.currentToken().isStructStart() ? 1 : 0;
    try {
      return JSON.readTree(parser);
    } catch (JsonProcessingException e) {
      throw mistake(e);
    }
  }

  /** The key of the token before, in an object. */
  String key() throws IOException {
    return parser.currentName();
  }

  /** The token before as it is written; of a text what it says. */
  String text() throws IOException {
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw mistake(e);
    }
  }

  /** Line of the token before. */
  long line() {
    JsonLocation at = parser.currentTokenLocation();
    return at == null ? 1 : Math.max(1, at.getLineNr());
  }

  /** A document that is no JSON, or ends too soon. */
  private CorpusException mistake(JsonProcessingException e) {
    String whole = "JSON to the end of the file";
    JsonLocation at = e.getLocation();
    return at == null || e instanceof JsonEOFException
        ? new CorpusException(path + ":" + line(), whole, "an end before")
        : new CorpusException(
            path + ":" + at.getLineNr(), whole, "an error at character " + at.getColumnNr());
  }

  @Override
  public void close() throws IOException {
    parser.close();
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
