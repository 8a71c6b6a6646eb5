package org.attune.sheet;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.attune.corpus.CorpusException;

/**
 * Values of a JSON text with the lines they begin at: one after the other, as in JSON Lines, or the
 * elements of one array. Numbers keep their digits, also NaN, which Python writes.
 *
 * @param file name of the file, for messages
 * @param lines true if values stand one after the other and not in an array
 * @param records the values
 */
record JsonText(String file, boolean lines, List<Record> records) {

  /**
   * A value.
   *
   * @param line line of the file, from 1
   */
  record Record(long line, JsonNode value) {}

  /** Numbers with more zeros stay as they are written. */
  private static final int MOST_ZEROS = 40;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /**
   * Reads a text.
   *
   * @throws CorpusException with the line, if it is no JSON
   */
  static JsonText of(String file, String text) {
    List<Record> records = new ArrayList<>();
    boolean array = false;
    long line = 1;
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      array = first == JsonToken.START_ARRAY && !listed(text);
      for (JsonToken token = array ? parser.nextToken() : first;
          token != null && token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        line = parser.currentTokenLocation().getLineNr();
        records.add(new Record(line, parser.readValueAsTree()));
      }
      if (array && parser.nextToken() != null) {
        throw new CorpusException(
            file + ":" + parser.currentTokenLocation().getLineNr(),
            "the end of the file after the closing ]",
            "more");
      }
      return new JsonText(file, !array, List.copyOf(records));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      long where = at == null ? line : at.getLineNr();
      throw !array && where > line
          ? new CorpusException(file + ":" + line, "a whole JSON object", "one that breaks off")
          : new CorpusException(
              file + ":" + where,
              "JSON",
              "an error at character " + (at == null ? 1 : at.getColumnNr()) + " of the line");
    } catch (IOException e) {
      throw new CorpusException(file, "JSON", "none that can be read");
    }
  }

  /** True of lists that stand one a line. */
  private static boolean listed(String text) {
    List<String> first =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(2).toList();
    return first.size() == 2
        && first.stream().allMatch(line -> line.startsWith("[") && line.endsWith("]"));
  }

  /** A value as a cell of a table: texts as they are, lists and objects as JSON; null is empty. */
  static String cell(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isBigDecimal()) {
      BigDecimal number = value.decimalValue();
      return Math.abs(number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }
    return value.isContainerNode() ? written(value) : value.asText();
  }

  /** A value as JSON. */
  static String written(JsonNode value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Labels of a set in one cell: as a list, so that no label need be without a separator. */
  static String list(Collection<String> labels) {
    ArrayNode list = JSON.createArrayNode();
    labels.forEach(list::add);
    return written(list);
  }

  /** The value of a cell that holds JSON; missing where it holds none. */
  static JsonNode parsed(String cell) {
    try {
      JsonNode value = JSON.readTree(cell);
      return value == null ? JSON.missingNode() : value;
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
