package org.attune.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One file while it is read, with the mistakes found so far. */
final class FileReading {

  private static final int QUOTED = 60;
  private static final Map<NodeId, Set<Tag>> PLAIN_TAGS =
      Map.of(
          NodeId.mapping, Set.of(Tag.MAP),
          NodeId.sequence, Set.of(Tag.SEQ),
          NodeId.scalar,
              Set.of(
                  Tag.STR,
                  Tag.INT,
                  Tag.FLOAT,
                  Tag.BOOL,
                  Tag.NULL,
                  Tag.TIMESTAMP,
                  Tag.MERGE,
                  Tag.YAML));

  private final String file;
  private final Vocabulary vocabulary;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  FileReading(String file, Vocabulary vocabulary) {
    this.file = file;
    this.vocabulary = vocabulary;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The value of a node, after what is wrong with a node of any shape. */
  Optional<Object> read(Shape shape, Node node, String path) {
    checkTag(node, path);
    if (node.getTag().equals(Tag.NULL)) {
      return mismatch(node, path, shape.expected(vocabulary));
    }
    if (!open.add(node)) {
      return report(
          line(node),
          path,
          shape.expected(vocabulary),
          "a section that contains itself (by * and &)");
    }
    try {
      return shape.read(node, path, this);
    } finally {
      open.remove(node);
    }
  }

  void checkTag(Node node, String path) {
    if (!PLAIN_TAGS.get(node.getNodeId()).contains(node.getTag())) {
      String tag = node.getTag().getValue().replace(Tag.PREFIX, "!!");
      report(line(node), path, "a value without a tag", "the tag \"" + tag + "\"");
    }
  }

  Optional<Object> mismatch(Node node, String path, String expected) {
    return report(line(node), path, expected, found(node));
  }

  /** Notes a mistake and gives the value that is missing for it: none. */
  Optional<Object> report(int line, String path, String expected, String found) {
    findings.add(new Finding(file, line, path, expected, found));
    return Optional.empty();
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** A node in words. */
  static String found(Node node) {
    if (node instanceof ScalarNode scalar) {
      return found(scalar);
    }
    return node instanceof MappingNode mapping ? found(mapping) : "a list";
  }

  private static String found(MappingNode mapping) {
    String keys =
        mapping.getValue().stream()
            .map(entry -> entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?")
            .collect(Collectors.joining(", "));
    return "a section (keys: " + shortened(keys) + ")";
  }

  private static String found(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean bare = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (scalar.getTag().equals(Tag.NULL)) {
      return text.isEmpty()
          ? "nothing"
          : "nothing (" + text + " means no value; as a text it needs quotes)";
    }
    if (text.isEmpty()) {
      return "an empty text";
    }
    return (bare ? "" : "the quoted text ") + "\"" + shortened(text.strip()) + "\"";
  }

  static String shortened(String text) {
    String line =
        text.replaceAll("\\s+", " ")
            .codePoints()
            .mapToObj(
                c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
            .collect(Collectors.joining());
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }
}
