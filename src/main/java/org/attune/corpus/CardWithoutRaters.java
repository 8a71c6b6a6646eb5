package org.attune.corpus;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A card as it may be shown with results: people who are named in it, by a column or file of their
 * own, are numbered in the order of the card. A card that names nobody stays as it is; of another,
 * all values stay as they are written, comments do not.
 */
public final class CardWithoutRaters {

  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, String> columns = new LinkedHashMap<>();

  private CardWithoutRaters() {}

  /** The text of the card. */
  public static String of(String card) {
    DumperOptions options = new DumperOptions();
    options.setAllowUnicode(true);
    options.setWidth(Integer.MAX_VALUE);
    Yaml yaml = new Yaml(options);
    Node root = yaml.compose(new StringReader(card));
    CardWithoutRaters names = new CardWithoutRaters();
    for (Node table : items(root, "tables")) {
      names.table(table);
    }
    if (names.numbers.isEmpty()) {
      return card;
    }
    StringWriter text = new StringWriter();
    yaml.serialize(root, text);
    return "# Raters are numbered; the card this was made of names them.\n" + text;
  }

  private String number(String name) {
    return numbers.computeIfAbsent(name, n -> "rater " + (numbers.size() + 1));
  }

  private void table(Node table) {
    boolean people = false;
    for (Node ratings : items(table, "ratings")) {
      boolean models = text(ratings, "models").equals("true");
      people |= !models;
      if (!models && text(ratings, "shape").equals("wide")) {
        wide(ratings);
      }
    }
    if (people) {
      items(table, "files").forEach(file -> replace(file, "rater", this::numbered));
    }
    replace(
        table,
        "columns",
        list -> {
          if (list instanceof SequenceNode sequence) {
            sequence
                .getValue()
                .replaceAll(c -> scalar(c, columns.getOrDefault(value(c), value(c))));
          }
          return list;
        });
  }

  /** A column of a rater is called as the rater is. */
  private void wide(Node ratings) {
    replace(
        ratings,
        "columns",
        byName -> {
          if (byName instanceof MappingNode mapping) {
            List<NodeTuple> numbered = new ArrayList<>();
            for (NodeTuple column : mapping.getValue()) {
              String number = number(value(column.getKeyNode()));
              columns.put(value(column.getValueNode()), number);
              numbered.add(
                  new NodeTuple(
                      scalar(column.getKeyNode(), number), scalar(column.getValueNode(), number)));
            }
            mapping.setValue(numbered);
          }
          return byName;
        });
  }

  private Node numbered(Node name) {
    return scalar(name, number(value(name)));
  }

  /** The same node if it has this value, else one with it. */
  private static Node scalar(Node as, String value) {
    return value.equals(value(as))
        ? as
        : new ScalarNode(
            Tag.STR, value, as.getStartMark(), as.getEndMark(), DumperOptions.ScalarStyle.PLAIN);
  }

  private static String value(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Optional<NodeTuple> entry(Node of, String key) {
    return of instanceof MappingNode mapping
        ? mapping.getValue().stream().filter(t -> value(t.getKeyNode()).equals(key)).findFirst()
        : Optional.empty();
  }

  private static List<Node> items(Node of, String key) {
    return entry(of, key)
        .map(NodeTuple::getValueNode)
        .filter(SequenceNode.class::isInstance)
        .map(list -> ((SequenceNode) list).getValue())
        .orElse(List.of());
  }

  private static String text(Node of, String key) {
    return entry(of, key).map(t -> value(t.getValueNode())).orElse("");
  }

  private static void replace(
      Node of, String key, java.util.function.UnaryOperator<Node> replacement) {
    entry(of, key)
        .ifPresent(
            tuple -> {
              List<NodeTuple> entries = ((MappingNode) of).getValue();
              entries.set(
                  entries.indexOf(tuple),
                  new NodeTuple(tuple.getKeyNode(), replacement.apply(tuple.getValueNode())));
            });
  }
}
