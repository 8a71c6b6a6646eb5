package org.attune.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** What a value may be: how messages name it, how it is read and how a schema describes it. */
sealed interface Shape permits Scalar, ListShape, Entries, Section {

  /** What is expected here, in words. */
  String expected(Vocabulary vocabulary);

  /** The value of a node that is not null; empty where mistakes were reported. */
  Optional<Object> read(Node node, String path, FileReading reading);

  /** The schema of the value, to be added to by the caller. */
  ObjectNode schema(JsonSchema schemas);

  /**
   * The shape of a Java type.
   *
   * @param known kind of the names that texts, elements or map keys must be of, or empty
   * @throws IllegalStateException if no file can hold such a type
   */
  static Shape of(Type type, String known) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new ListShape(of(arguments[0], known), false);
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Entries(new Scalar.Text(known), of(arguments[1], ""));
      }
    }
    if (type == String.class) {
      return new Scalar.Text(known);
    }
    if (!known.isEmpty()) {
      throw new IllegalStateException(
          "@Known is for texts, lists of texts and keys of maps, not for " + type);
    }
    if (type == int.class || type == Integer.class) {
      return new Scalar.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
    }
    if (type == long.class || type == Long.class) {
      return new Scalar.Whole(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
    }
    if (type == double.class || type == Double.class) {
      return new Scalar.Decimal(BigDecimal::doubleValue);
    }
    if (type == BigDecimal.class) {
      return new Scalar.Decimal(number -> number);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Scalar.Truth();
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return new Scalar.Choice(plain);
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return new Section(plain.asSubclass(Record.class));
    }
    throw new IllegalStateException("no file can hold a " + type);
  }
}
