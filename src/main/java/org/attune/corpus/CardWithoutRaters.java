package org.attune.corpus;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
 * own, are numbered in the order of their names, and so are these columns and files. A card that
 * names nobody stays as it is; of another, all values stay as they are written, comments do not.
 * These numbers are not those of tables, unless single ratings are public.
 *
 * <p>Where single ratings are protected, files of one rater have no hash of their own: whoever
 * guessed the few answers that stand in one could try whether he is right.
 */
public final class CardWithoutRaters {

  private static final String RATERS = "files of raters";

  private final SortedMap<String, String> numbers = new TreeMap<>();
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final boolean guarded;
  private final String text;

  /** Reads a card, which must be one. */
  public CardWithoutRaters(String card) {
    DumperOptions options = new DumperOptions();
    options.setAllowUnicode(true);
    options.setWidth(Integer.MAX_VALUE);
    Yaml yaml = new Yaml(options);
    Node root = yaml.compose(new StringReader(card));
    guarded = !text(root, "single-ratings").equals("public");
    for (Node table : items(root, "tables")) {
      people(table);
    }
    int number = 0;
    for (Map.Entry<String, String> name : numbers.entrySet()) {
      number++;
      name.setValue("rater " + number);
    }
    if (numbers.isEmpty()) {
      text = card;
      return;
    }
    for (Node table : items(root, "tables")) {
      table(table);
    }
    StringWriter shown = new StringWriter();
    yaml.serialize(root, shown);
    text = "# Raters are numbered; the card this was made of names them.\n" + shown;
  }

  /** The text of the card. */
  public String text() {
    return text;
  }

  /**
   * What is known of the corpus's files by name, such as their hashes.
   *
   * @param together what is known of several files, in the order of their names: of those of one
   *     rater each, where single ratings are protected
   */
  public <T> SortedMap<String, T> files(Map<String, T> byName, Function<List<T>, T> together) {
    SortedMap<String, T> shown = new TreeMap<>();
    List<T> ofRaters = new ArrayList<>();
    new TreeMap<>(byName)
        .forEach(
            (name, value) -> {
              Optional<String> rater =
                  paths.keySet().stream().filter(path -> Globs.matches(path, name)).findFirst();
              if (guarded && rater.isPresent()) {
                ofRaters.add(value);
                return;
              }
              String as = rater.map(paths::get).orElse(name);
              int more = 1;
              String free = as;
              while (shown.containsKey(free)) {
                more++;
                free = as + " (" + more + ")";
              }
              shown.put(free, value);
            });
    if (!ofRaters.isEmpty()) {
      shown.put(RATERS, together.apply(ofRaters));
    }
    return shown;
  }

  /** How many rows were rejected, by reason. */
  public SortedMap<String, Long> reasons(Map<String, Long> byReason) {
    SortedMap<String, Long> shown = new TreeMap<>();
    byReason.forEach(
        (reason, rows) -> {
          String as = reason;
          for (Map.Entry<String, String> column : columns.entrySet()) {
            as = as.replace('"' + column.getKey() + '"', '"' + column.getValue() + '"');
          }
          shown.merge(as, rows, Long::sum);
        });
    return shown;
  }

  /** Ratings of people, each of whom has a column. */
  private static List<Node> wideOfPeople(Node table) {
    return items(table, "ratings").stream()
        .filter(r -> ofPeople(r) && text(r, "shape").equals("wide"))
        .toList();
  }

  /** Files of people. */
  private static List<Node> filesOfPeople(Node table) {
    boolean people = items(table, "ratings").stream().anyMatch(CardWithoutRaters::ofPeople);
    return people
        ? items(table, "files").stream().filter(f -> entry(f, "rater").isPresent()).toList()
        : List.of();
  }

  private static boolean ofPeople(Node ratings) {
    return !text(ratings, "models").equals("true")
        && !text(ratings, "shape").equals("probabilities");
  }

  private void people(Node table) {
    for (Node ratings : wideOfPeople(table)) {
      entry(ratings, "columns")
          .map(NodeTuple::getValueNode)
          .filter(MappingNode.class::isInstance)
          .ifPresent(
              byName ->
                  ((MappingNode) byName)
                      .getValue()
                      .forEach(column -> numbers.put(value(column.getKeyNode()), "")));
    }
    filesOfPeople(table).forEach(file -> numbers.put(text(file, "rater"), ""));
  }

  private void table(Node table) {
    wideOfPeople(table).forEach(this::wide);
    for (Node file : filesOfPeople(table)) {
      String number = numbers.get(text(file, "rater"));
      String path =
          paths.computeIfAbsent(
              text(file, "path"),
              name -> number.replace(' ', '-') + "/" + (paths.size() + 1) + ending(name));
      replace(file, "rater", name -> scalar(name, number));
      replace(file, "path", name -> scalar(name, path));
      if (guarded) {
        entry(file, "sha256").ifPresent(hash -> ((MappingNode) file).getValue().remove(hash));
      }
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

  private static String ending(String path) {
    int dot = path.lastIndexOf('.');
    return dot < path.lastIndexOf('/') || dot < 0 ? "" : path.substring(dot);
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
              String number = numbers.get(value(column.getKeyNode()));
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

  private static void replace(Node of, String key, UnaryOperator<Node> replacement) {
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
