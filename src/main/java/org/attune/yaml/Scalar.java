package org.attune.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.attune.Names;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A single value. */
sealed interface Scalar extends Shape {

  /**
   * The value of a text; empty if it is none.
   *
   * @param bare without quotes
   */
  Optional<Object> parse(String text, boolean bare);

  /** A default as the schema shows it. */
  JsonNode json(String text);

  /** The names it must be one of, if there are such. */
  default Optional<Choices> choices(Vocabulary vocabulary) {
    return Optional.empty();
  }

  /** Advice to someone who wrote a text that is no such value, or the empty text. */
  default String hint(String text) {
    return "";
  }

  @Override
  default Optional<Object> read(Node node, String path, FileReading reading) {
    if (!(node instanceof ScalarNode scalar)) {
      return reading.mismatch(node, path, expected(reading.vocabulary()));
    }
    String text = scalar.getValue();
    Optional<Choices> choices = choices(reading.vocabulary());
    boolean named = choices.isEmpty() || choices.get().contains(text);
    Optional<Object> value =
        named ? parse(text, scalar.getScalarStyle() == ScalarStyle.PLAIN) : Optional.empty();
    if (value.isEmpty()) {
      String expected =
          choices.map(names -> names.expectedNear(text)).orElse(expected(reading.vocabulary()));
      String hint =
          choices
              .flatMap(names -> names.meant(text))
              .map(name -> "did you mean " + name + "?")
              .orElse(hint(text));
      return reading.report(
          FileReading.line(node),
          path,
          expected,
          FileReading.found(node) + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }
    return value;
  }

  /**
   * Any text as it is written, so that a label {@code yes} or {@code 1} stays what it is; never
   * empty.
   */
  record Text(String known) implements Scalar {
    @Override
    public String expected(Vocabulary vocabulary) {
      return choices(vocabulary).map(Choices::expected).orElse("a text");
    }

    @Override
    public Optional<Choices> choices(Vocabulary vocabulary) {
      return known.isEmpty() || vocabulary.open()
          ? Optional.empty()
          : Optional.of(Choices.of(known, vocabulary.names(known)));
    }

    @Override
    public Optional<Object> parse(String text, boolean bare) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public ObjectNode schema(JsonSchema schemas) {
      ObjectNode schema = schemas.object();
      List<String> names = choices(schemas.vocabulary()).map(Choices::names).orElse(List.of());
      if (!names.isEmpty()) {
        names.forEach(schema.putArray("enum")::add);
        return schema;
      }
      schema.putArray("type").add("string").add("number").add("boolean");
      return schema.put("minLength", 1);
    }

    @Override
    public JsonNode json(String text) {
      return TextNode.valueOf(text);
    }
  }

  /** A whole number in decimal digits. */
  record Whole(long least, long most, LongFunction<Object> convert) implements Scalar {
    private static final Pattern DIGITS =
        Pattern.compile("[-+]?(0|[1-9][0-9]{0,17}|[1-9][0-9]{18})");

    @Override
    public String expected(Vocabulary vocabulary) {
      return "a whole number";
    }

    @Override
    public Optional<Object> parse(String text, boolean bare) {
      if (!bare || !DIGITS.matcher(text).matches()) {
        return Optional.empty();
      }
      BigDecimal number = new BigDecimal(text);
      boolean fits =
          number.compareTo(BigDecimal.valueOf(least)) >= 0
              && number.compareTo(BigDecimal.valueOf(most)) <= 0;
      return fits ? Optional.of(convert.apply(number.longValueExact())) : Optional.empty();
    }

    @Override
    public String hint(String text) {
      return parse(text, true).isPresent()
          ? "numbers stand without quotes"
          : text.matches("[-+]?[1-9][0-9]+") ? "too large" : "";
    }

    @Override
    public ObjectNode schema(JsonSchema schemas) {
      return schemas.object().put("type", "integer");
    }

    @Override
    public JsonNode json(String text) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
  }

  /** A finite decimal number. */
  record Decimal(Function<BigDecimal, Object> convert) implements Scalar {
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]+)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    @Override
    public String expected(Vocabulary vocabulary) {
      return "a number";
    }

    @Override
    public Optional<Object> parse(String text, boolean bare) {
      if (!bare || !NUMBER.matcher(text).matches()) {
        return Optional.empty();
      }
      BigDecimal number = new BigDecimal(text);
      return Double.isFinite(number.doubleValue())
          ? Optional.of(convert.apply(number))
          : Optional.empty();
    }

    @Override
    public String hint(String text) {
      String point = text.replace(',', '.');
      return parse(text, true).isPresent()
          ? "numbers stand without quotes"
          : parse(point, true).isPresent() ? "write " + point : "";
    }

    @Override
    public ObjectNode schema(JsonSchema schemas) {
      return schemas.object().put("type", "number");
    }

    @Override
    public JsonNode json(String text) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
  }

  /**
   * Only {@code true} and {@code false}: {@code yes}, {@code no} and {@code on} depend on the
   * version of YAML.
   */
  record Truth() implements Scalar {
    @Override
    public String expected(Vocabulary vocabulary) {
      return "true or false";
    }

    @Override
    public Optional<Object> parse(String text, boolean bare) {
      boolean truth = bare && (text.equals("true") || text.equals("false"));
      return truth ? Optional.of(text.equals("true")) : Optional.empty();
    }

    @Override
    public String hint(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "on", "true" -> "write true, without quotes";
        case "no", "off", "false" -> "write false, without quotes";
        default -> "";
      };
    }

    @Override
    public ObjectNode schema(JsonSchema schemas) {
      return schemas.object().put("type", "boolean");
    }

    @Override
    public JsonNode json(String text) {
      return BooleanNode.valueOf(text.equals("true"));
    }
  }

  /** A constant of an enum, written in kebab case. */
  record Choice(Class<?> type) implements Scalar {
    private Map<String, Object> constants() {
      Map<String, Object> constants = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        constants.put(Names.kebab((Enum<?>) constant), constant);
      }
      return constants;
    }

    @Override
    public String expected(Vocabulary vocabulary) {
      return choices(vocabulary).orElseThrow().expected();
    }

    @Override
    public Optional<Choices> choices(Vocabulary vocabulary) {
      return Optional.of(new Choices("values", constants().keySet().stream().toList()));
    }

    @Override
    public Optional<Object> parse(String text, boolean bare) {
      return Optional.ofNullable(constants().get(text));
    }

    @Override
    public ObjectNode schema(JsonSchema schemas) {
      ObjectNode schema = schemas.object();
      constants().keySet().forEach(schema.putArray("enum")::add);
      return schema;
    }

    @Override
    public JsonNode json(String text) {
      return TextNode.valueOf(text);
    }
  }
}
