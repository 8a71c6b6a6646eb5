package org.attune.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list. */
record Items(Shape item) implements Shape {

  @Override
  public String expected(Vocabulary vocabulary) {
    return "a list";
  }

  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (!(node instanceof SequenceNode sequence)) {
      String hint =
          node instanceof ScalarNode scalar
              ? " (for a list of one write [" + scalar.getValue() + "])"
              : "";
      return reading.report(
          Reading.line(node), path, expected(reading.vocabulary()), Reading.found(node) + hint);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      reading.read(item, sequence.getValue().get(i), path + "[" + i + "]").ifPresent(items::add);
    }
    return items.size() == sequence.getValue().size()
        ? Optional.of(List.copyOf(items))
        : Optional.empty();
  }

  @Override
  public ObjectNode schema(JsonSchema schemas) {
    ObjectNode schema = schemas.object().put("type", "array");
    schema.set("items", item.schema(schemas));
    return schema;
  }
}
