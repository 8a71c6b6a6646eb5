package org.attune.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one mapping, each once. */
final class Keys {

  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final MappingNode mapping;
  private final String path;
  private final FileReading reading;

  private Keys(MappingNode mapping, String path, FileReading reading) {
    this.mapping = mapping;
    this.path = path;
    this.reading = reading;
  }

  /** Reports keys that are no names or there twice, and leaves them out. */
  static Keys of(MappingNode mapping, String path, FileReading reading) {
    Keys keys = new Keys(mapping, path, reading);
    for (NodeTuple entry : mapping.getValue()) {
      int line = FileReading.line(entry.getKeyNode());
      reading.checkTag(entry.getKeyNode(), path);
      if (!(entry.getKeyNode() instanceof ScalarNode key)
          || key.getTag().equals(Tag.NULL)
          || key.getValue().isBlank()) {
        reading.report(
            line, path, "a name before the colon", FileReading.found(entry.getKeyNode()));
      } else if (key.getTag().equals(Tag.MERGE)) {
        reading.report(line, path, "every key written out", "the merge key \"<<\"");
      } else {
        NodeTuple first = keys.entries.putIfAbsent(key.getValue(), entry);
        if (first != null) {
          String found =
              "\""
                  + key.getValue()
                  + "\" again (first in line "
                  + FileReading.line(first.getKeyNode())
                  + ")";
          reading.report(line, join(path, key.getValue()), "each key once", found);
        }
      }
    }
    return keys;
  }

  /** The path of a key below a path. */
  static String join(String path, String key) {
    String step = key.matches("[\\w-]+") ? key : "\"" + key + "\"";
    return path.isEmpty() ? step : path + "." + step;
  }

  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  Node key(String name) {
    return entries.get(name).getKeyNode();
  }

  Node value(String name) {
    return entries.get(name).getValueNode();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  int line() {
    return FileReading.line(mapping);
  }

  /** Reports a value below this section, in the line of the last of its steps that is written. */
  void report(Unfit.Value value) {
    int line = line();
    String at = path;
    Node node = mapping;
    for (String step : value.steps()) {
      at = node instanceof SequenceNode ? at + "[" + step + "]" : join(at, step);
      NodeTuple entry = node == null ? null : below(node, step);
      line = entry == null ? line : FileReading.line(entry.getKeyNode());
      node = entry == null ? null : entry.getValueNode();
    }
    reading.report(line, at, value.expected(), value.found());
  }

  /** What is written at a step below a node, whose line is that of the key or of the item. */
  private NodeTuple below(Node node, String step) {
    if (node == mapping) {
      return entries.get(step);
    }
    if (node instanceof SequenceNode list) {
      Node item = list.getValue().get(Integer.parseInt(step));
      return new NodeTuple(item, item);
    }
    return node instanceof MappingNode section
        ? section.getValue().stream()
            .filter(e -> e.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step))
            .findFirst()
            .orElse(null)
        : null;
  }

  /**
   * Reports every key that is not allowed. One that is probably a misspelt absent key stands for it
   * from then on, so that its value is read too and it is not reported missing as well.
   */
  void allowOnly(Collection<String> allowed) {
    for (String name : names()) {
      if (!allowed.contains(name)) {
        String keys = String.join(", ", allowed);
        correct(
            name,
            allowed,
            keys.isEmpty() ? "no keys in this section" : "a key of this section: " + keys);
      }
    }
  }

  /** Finds a required key that is absent among the misspelt ones. */
  void lookFor(String wanted, Set<String> others) {
    for (String name : names()) {
      boolean misspelt =
          !others.contains(name) && new Choices("keys", List.of(wanted)).meant(name).isPresent();
      if (misspelt && !has(wanted)) {
        correct(name, List.of(wanted), "the key " + wanted);
      }
    }
  }

  private void correct(String name, Collection<String> allowed, String expected) {
    List<String> absent = allowed.stream().filter(key -> !has(key)).toList();
    Optional<String> meant = new Choices("keys", absent).meant(name);
    String hint = meant.map(key -> " (did you mean " + key + "?)").orElse("");
    reading.report(
        FileReading.line(key(name)), join(path, name), expected, "\"" + name + "\"" + hint);
    meant.ifPresent(key -> entries.put(key, entries.remove(name)));
  }
}
