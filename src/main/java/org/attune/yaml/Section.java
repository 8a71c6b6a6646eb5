package org.attune.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping whose keys are the components of a record. */
record Section(Class<? extends Record> type) implements Shape {

  @Override
  public String expected(Vocabulary vocabulary) {
    String keys = fields().stream().map(Field::key).collect(Collectors.joining(", "));
    return keys.isEmpty() ? "an empty section {}" : "a section (keys: " + keys + ")";
  }

  @Override
  public Optional<Object> read(Node node, String path, FileReading reading) {
    if (!(node instanceof MappingNode mapping)) {
      return reading.mismatch(node, path, expected(reading.vocabulary()));
    }
    Keys keys = Keys.of(mapping, path, reading);
    List<String> allowed = new ArrayList<>(keyNames());
    Optional<Section> variant = Optional.empty();
    if (kind().isPresent()) {
      keys.lookFor(discriminator().key(), Set.copyOf(allowed));
      variant = chosen(keys, reading);
      variant.ifPresent(section -> allowed.addAll(section.keyNames()));
    }
    if (kind().isEmpty() || variant.isPresent()) {
      keys.allowOnly(allowed);
    }
    Optional<Object> rest =
        kind().isPresent() && reading.vocabulary().open()
            ? Optional.of(new Vocabulary.Unread())
            : variant.flatMap(section -> section.build(keys, path, reading, Optional.empty()));
    return build(keys, path, reading, rest);
  }

  @Override
  public ObjectNode schema(JsonSchema schemas) {
    return schemas.reference(this);
  }

  /** The schema itself: one alternative per name of the discriminator if there is a variant. */
  ObjectNode body(JsonSchema schemas) {
    if (kind().isEmpty()) {
      return alternative(schemas, fields(), Optional.empty());
    }
    ObjectNode body = schemas.object().put("type", "object");
    ArrayNode alternatives = body.putArray("oneOf");
    for (String name : Choices.of(kind().get(), schemas.vocabulary().names(kind().get())).names()) {
      List<Field> all = new ArrayList<>(fields());
      all.addAll(new Section(schemas.vocabulary().variant(kind().get(), name)).fields());
      alternatives.add(alternative(schemas, all, Optional.of(name)));
    }
    return body;
  }

  private ObjectNode alternative(JsonSchema schemas, List<Field> fields, Optional<String> chosen) {
    ObjectNode body = schemas.object().put("type", "object");
    ObjectNode properties = body.putObject("properties");
    for (Field field : fields) {
      ObjectNode schema = field.schema(schemas);
      if (field.discriminator() && chosen.isPresent()) {
        schema.remove("enum");
        schema.set("const", TextNode.valueOf(chosen.get()));
      }
      properties.set(field.key(), schema);
    }
    List<String> required = fields.stream().filter(Field::required).map(Field::key).toList();
    if (!required.isEmpty()) {
      required.forEach(body.putArray("required")::add);
    }
    return body.put("additionalProperties", false);
  }

  /** The record; {@code rest} is its variant. */
  private Optional<Object> build(
      Keys keys, String path, FileReading reading, Optional<Object> rest) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      boolean variant = component.isAnnotationPresent(Variant.class);
      (variant ? rest : Field.of(component).read(keys, path, reading)).ifPresent(values::add);
    }
    return values.size() == type.getRecordComponents().length
        ? construct(values, keys, path, reading)
        : Optional.empty();
  }

  private Optional<Object> construct(
      List<Object> values, Keys keys, String path, FileReading reading) {
    try {
      return Optional.of(instance(values));
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof Unfit unfit) {
        for (Unfit.Value value : unfit.values()) {
          keys.report(value);
        }
        return Optional.empty();
      }
      if (e.getCause() instanceof IllegalArgumentException mistake
          && mistake.getMessage() != null) {
        return reading.report(keys.line(), path, mistake.getMessage(), "");
      }
      throw e;
    }
  }

  private Object instance(List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** True if no key is required. */
  boolean optional() {
    return fields().stream().noneMatch(Field::required);
  }

  /** The record of an absent section: every component as it is when its key is absent. */
  Object absent() {
    return instance(fields().stream().map(Field::absent).toList());
  }

  private List<Field> fields() {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(Variant.class))
        .map(Field::of)
        .toList();
  }

  private List<String> keyNames() {
    return fields().stream().map(Field::key).toList();
  }

  /** What kind of names choose the variant, if the record has one. */
  private Optional<String> kind() {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(Variant.class))
        .map(component -> component.getAnnotation(Variant.class).value())
        .findFirst();
  }

  private Field discriminator() {
    return fields().stream()
        .filter(Field::discriminator)
        .filter(
            field ->
                field.required() && field.shape().equals(new Scalar.Text(kind().orElseThrow())))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    type + " has no required @Discriminator @Known of its @Variant"));
  }

  private Optional<Section> chosen(Keys keys, FileReading reading) {
    String key = discriminator().key();
    if (!keys.has(key) || !(keys.value(key) instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    String kind = kind().orElseThrow();
    String name = scalar.getValue();
    if (!reading.vocabulary().names(kind).contains(name)) {
      return Optional.empty();
    }
    Section variant = new Section(reading.vocabulary().variant(kind, name));
    if (variant.keyNames().stream().anyMatch(keyNames()::contains)) {
      throw new IllegalStateException(variant.type() + " and " + type + " have a key in common");
    }
    return Optional.of(variant);
  }
}
