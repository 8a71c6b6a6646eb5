package org.attune.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Collection;
import java.util.stream.Collectors;
import org.attune.Visible;
import org.attune.corpus.CorpusException;

/** Records as JSON: keys in small letters with hyphens, sorted, and line feeds. */
public final class JsonRecords {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                for (CoercionInputShape number :
                    new CoercionInputShape[] {
                      CoercionInputShape.Boolean,
                      CoercionInputShape.Integer,
                      CoercionInputShape.Float
                    }) {
                  config.setCoercion(number, CoercionAction.Fail);
                }
              })
          .build();

  private JsonRecords() {}

  /** A record as JSON. */
  public static ObjectNode tree(Record value) {
    return JSON.valueToTree(value);
  }

  /** A record as the text of a file. */
  static String text(Record value) {
    try {
      return JSON.writeValueAsString(tree(value)).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a record; of what is missing in the text its constructor is told {@code null}, or 0.
   *
   * @throws CorpusException if the text is no JSON, or a value is of another kind
   */
  static <T extends Record> T read(String file, String text, Class<T> type) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (MismatchedInputException e) {
      throw new CorpusException(file, "JSON", "more behind its end");
    } catch (JacksonException e) {
      throw new CorpusException(file, "JSON", Visible.line(e.getOriginalMessage()));
    }
    if (!tree.isObject()) {
      throw new CorpusException(
          file, "JSON", tree.isMissingNode() ? "nothing" : "no object but " + shown(tree));
    }
    try {
      return JSON.treeToValue(tree, type);
    } catch (JsonMappingException e) { // one of no type is of a number too large for its own
      Class<?> expected =
          e instanceof MismatchedInputException of ? of.getTargetType() : long.class;
      throw new CorpusException(
          file + ": " + Visible.line(path(e)), kind(expected), shown(at(tree, e)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .substring(1);
  }

  private static JsonNode at(JsonNode tree, JsonMappingException e) {
    JsonNode at = tree;
    for (JsonMappingException.Reference step : e.getPath()) {
      at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
    }
    return at;
  }

  private static String kind(Class<?> type) {
    return type == String.class
        ? "text"
        : type.isPrimitive() || Number.class.isAssignableFrom(type)
            ? "a whole number"
            : Collection.class.isAssignableFrom(type)
                ? "a list"
                : type == JsonNode.class ? "a value" : "an object";
  }

  private static String shown(JsonNode found) {
    return Visible.line(found.toString());
  }
}
