package org.attune.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A map from names the user gives, in the order of the file. */
record Entries(Scalar.Text name, Shape value) implements Shape {

  @Override
  public String expected(Vocabulary vocabulary) {
    return "a section of lines \"name: value\"";
  }

  @Override
  public Optional<Object> read(Node node, String path, FileReading reading) {
    if (!(node instanceof MappingNode mapping)) {
      return reading.mismatch(node, path, expected(reading.vocabulary()));
    }
    Keys keys = Keys.of(mapping, path, reading);
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String key : keys.names()) {
      String at = Keys.join(path, key);
      Optional<Object> known = name.read(keys.key(key), at, reading);
      Optional<Object> read = reading.read(value, keys.value(key), at);
      if (known.isPresent() && read.isPresent()) {
        entries.put(key, read.get());
      }
    }
    boolean complete = entries.size() == mapping.getValue().size();
    return complete ? Optional.of(Collections.unmodifiableMap(entries)) : Optional.empty();
  }

  @Override
  public ObjectNode schema(JsonSchema schemas) {
    ObjectNode schema = schemas.object().put("type", "object");
    ObjectNode names = name.schema(schemas);
    names.remove("type");
    schema.set("propertyNames", names);
    schema.set("additionalProperties", value.schema(schemas));
    return schema;
  }
}
