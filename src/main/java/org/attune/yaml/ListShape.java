package org.attune.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list.
 *
 * @param bare whether it may be written as its only element, and never empty
 */
record ListShape(Shape item, boolean bare) implements Shape {

  @Override
  public String expected(Vocabulary vocabulary) {
    return bare ? item.expected(vocabulary) + ", or a list of such" : "a list";
  }

  @Override
  public Optional<Object> read(Node node, String path, FileReading reading) {
    if (bare && node instanceof ScalarNode) {
      return item.read(node, path, reading).map(List::of);
    }
    if (!(node instanceof SequenceNode sequence)) {
      String hint =
          node instanceof ScalarNode scalar
              ? " (for a list of one write [" + scalar.getValue() + "])"
              : "";
      return reading.report(
          FileReading.line(node),
          path,
          expected(reading.vocabulary()),
          FileReading.found(node) + hint);
    }
    if (bare && sequence.getValue().isEmpty()) {
      return reading.report(
          FileReading.line(node), path, expected(reading.vocabulary()), "an empty list");
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      reading.read(item, sequence.getValue().get(i), path + "[" + i + "]").ifPresent(items::add);
    }
    return items.size() == sequence.getValue().size()
        ? Optional.of(List.copyOf(items))
        : Optional.empty();
  }

  /** The list where it is not written: empty, or with the value of a text. */
  List<Object> absent(String preset) {
    return preset.isEmpty()
        ? List.of()
        : List.of(((Scalar) item).parse(preset, true).orElseThrow());
  }

  @Override
  public ObjectNode schema(JsonSchema schemas) {
    ObjectNode schema = schemas.object().put("type", "array");
    schema.set("items", item.schema(schemas));
    if (!bare) {
      return schema;
    }
    ObjectNode either = schemas.object();
    either.putArray("anyOf").add(item.schema(schemas)).add(schema.put("minItems", 1));
    return either;
  }
}
