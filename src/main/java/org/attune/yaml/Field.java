package org.attune.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One key of a section, as a record component declares it.
 *
 * @param optional whether the component is an {@link Optional}
 * @param preset the text of its default
 * @param spelling how its text is spelt
 */
record Field(
    String key,
    String doc,
    Shape shape,
    boolean optional,
    Optional<String> preset,
    boolean discriminator,
    Optional<Spelling> spelling) {

  /**
   * @throws IllegalStateException if the component is not declared as this package needs it
   */
  static Field of(RecordComponent component) {
    String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    Doc doc = component.getAnnotation(Doc.class);
    Default preset = component.getAnnotation(Default.class);
    Known known = component.getAnnotation(Known.class);
    if (doc == null || doc.value().isBlank()) {
      throw new IllegalStateException(name + " has no @Doc");
    }
    Type type = component.getGenericType();
    boolean optional = component.getType() == Optional.class;
    if (optional) {
      type = ((ParameterizedType) type).getActualTypeArguments()[0];
    }
    Field field =
        new Field(
            kebab(component.getName()),
            doc.value(),
            shape(component, type, known == null ? "" : known.value()),
            optional,
            Optional.ofNullable(preset).map(Default::value),
            component.isAnnotationPresent(Discriminator.class),
            Optional.ofNullable(component.getAnnotation(Spelling.class)));
    if (field.spelling.isPresent()
        && !(field.shape instanceof Scalar.Text
            || field.shape instanceof Entries
            || field.shape instanceof ListShape items
                && items.item() instanceof Scalar.Text
                && !items.bare())) {
      throw new IllegalStateException(
          name + " has a @Spelling but is neither text nor texts nor map");
    }
    if (preset != null && (optional || !field.acceptsDefault(preset.value()))) {
      throw new IllegalStateException(name + " cannot have the default \"" + preset.value() + "\"");
    }
    return field;
  }

  private static Shape shape(RecordComponent component, Type type, String known) {
    Shape shape = Shape.of(type, known);
    if (!component.isAnnotationPresent(OneOrMore.class)) {
      return shape;
    }
    if (shape instanceof ListShape items && items.item() instanceof Scalar) {
      return new ListShape(items.item(), true);
    }
    throw new IllegalStateException("@OneOrMore is for lists of single values, not for " + type);
  }

  /** {@code maxTurns} is {@code max-turns}. */
  static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  boolean required() {
    return !optional && preset.isEmpty();
  }

  /** The value of the component; empty where mistakes were reported. */
  Optional<Object> read(Keys keys, String path, FileReading reading) {
    String at = Keys.join(path, key);
    if (keys.has(key)) {
      Optional<Object> value = reading.read(shape, keys.value(key), at);
      Optional<Node> misspelt = value.flatMap(read -> misspelt(keys.value(key)));
      if (misspelt.isPresent()) {
        return reading.mismatch(misspelt.get(), at, spelling.orElseThrow().means());
      }
      return optional ? value.map(Optional::of) : value;
    }
    if (required()) {
      String meaning = doc.split("(?<=[.;:])\\s", 2)[0].replaceAll("[.;:]$", "");
      String expected = shape.expected(reading.vocabulary()) + " (" + meaning + ")";
      return reading.report(keys.line(), at, expected, "no such key");
    }
    return Optional.of(absent());
  }

  /** The text, the first of the list, or the first key of the map, that is misspelt. */
  private Optional<Node> misspelt(Node node) {
    if (spelling.isEmpty()) {
      return Optional.empty();
    }
    String right = spelling.get().value();
    Stream<? extends Node> spelt =
        node instanceof MappingNode map
            ? map.getValue().stream().map(NodeTuple::getKeyNode)
            : node instanceof SequenceNode list ? list.getValue().stream() : Stream.of(node);
    return spelt
        .filter(text -> !((ScalarNode) text).getValue().matches(right))
        .map(Node.class::cast)
        .findFirst();
  }

  /** Its schema with description and default. */
  ObjectNode schema(JsonSchema schemas) {
    ObjectNode schema = shape.schema(schemas).put("description", doc);
    spelling.ifPresent(
        s ->
            (shape instanceof Scalar
                    ? schema
                    : (ObjectNode)
                        schema.get(shape instanceof ListShape ? "items" : "propertyNames"))
                .put("pattern", "^(" + s.value() + ")$"));
    // An empty text stands for an absent one; no file can hold it.
    preset
        .filter(text -> !text.isEmpty() || !(shape instanceof Scalar || bare()))
        .ifPresent(text -> schema.set("default", json(text)));
    return schema;
  }

  /** The value where the key is absent. */
  Object absent() {
    if (optional) {
      return Optional.empty();
    }
    if (shape instanceof Scalar scalar) {
      return scalar.parse(preset.orElseThrow(), true).orElse("");
    }
    if (shape instanceof Section section) {
      return section.absent();
    }
    return shape instanceof ListShape items ? items.absent(preset.orElseThrow()) : Map.of();
  }

  private boolean bare() {
    return shape instanceof ListShape items && items.bare();
  }

  private JsonNode json(String text) {
    if (shape instanceof Scalar scalar) {
      return scalar.json(text);
    }
    if (shape instanceof ListShape items) {
      return text.isEmpty()
          ? JsonNodeFactory.instance.arrayNode()
          : ((Scalar) items.item()).json(text);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private boolean acceptsDefault(String text) {
    if (shape instanceof Scalar scalar) {
      return scalar instanceof Scalar.Text || scalar.parse(text, true).isPresent();
    }
    if (shape instanceof ListShape items && !text.isEmpty()) {
      return items.bare() && ((Scalar) items.item()).parse(text, true).isPresent();
    }
    return text.isEmpty() && (!(shape instanceof Section section) || section.optional());
  }
}
