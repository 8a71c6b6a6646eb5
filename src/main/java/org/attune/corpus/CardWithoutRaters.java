package org.attune.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A card as it may be shown with results: people who are named in it, by a column or file of their
 * own, are numbered in the order of the card. A card that names nobody stays as it is.
 */
public final class CardWithoutRaters {

  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, String> columns = new LinkedHashMap<>();

  private CardWithoutRaters() {}

  /** The text of the card. */
  public static String of(String card) {
    Object root = new Yaml().load(card);
    CardWithoutRaters names = new CardWithoutRaters();
    if (!(root instanceof Map<?, ?> fields) || !(fields.get("tables") instanceof List<?> tables)) {
      return card;
    }
    List<Object> shown = new ArrayList<>();
    tables.forEach(table -> shown.add(names.table((Map<?, ?>) table)));
    if (names.numbers.isEmpty()) {
      return card;
    }
    Map<Object, Object> all = new LinkedHashMap<>(fields);
    all.put("tables", shown);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setWidth(Integer.MAX_VALUE);
    return "# Raters are numbered; the card this was made of names them.\n"
        + new Yaml(options).dump(all);
  }

  private String number(Object name) {
    return numbers.computeIfAbsent(name.toString(), n -> "rater " + (numbers.size() + 1));
  }

  private Map<Object, Object> table(Map<?, ?> table) {
    Map<Object, Object> shown = new LinkedHashMap<>(table);
    boolean people = false;
    if (table.get("ratings") instanceof List<?> ratings) {
      List<Object> all = new ArrayList<>();
      for (Object entry : ratings) {
        Map<?, ?> of = (Map<?, ?>) entry;
        boolean models = Boolean.TRUE.equals(of.get("models"));
        people |= !models;
        all.add(!models && "wide".equals(of.get("shape")) ? wide(of) : of);
      }
      shown.put("ratings", all);
    }
    if (people && table.get("files") instanceof List<?> files) {
      shown.put("files", files.stream().map(file -> file((Map<?, ?>) file)).toList());
    }
    if (table.get("columns") instanceof List<?> names) {
      shown.put(
          "columns",
          names.stream().map(c -> columns.getOrDefault(c.toString(), c.toString())).toList());
    }
    return shown;
  }

  /** A column of a rater is called as the rater is. */
  private Map<Object, Object> wide(Map<?, ?> ratings) {
    Map<Object, Object> shown = new LinkedHashMap<>(ratings);
    if (ratings.get("columns") instanceof Map<?, ?> byName) {
      Map<String, String> numbered = new LinkedHashMap<>();
      byName.forEach(
          (name, column) -> {
            String number = number(name);
            columns.put(String.valueOf(column), number);
            numbered.put(number, number);
          });
      shown.put("columns", numbered);
    }
    return shown;
  }

  private Map<Object, Object> file(Map<?, ?> file) {
    Map<Object, Object> shown = new LinkedHashMap<>(file);
    shown.computeIfPresent("rater", (key, name) -> number(name));
    return shown;
  }
}
