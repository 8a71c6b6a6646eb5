package org.attune.tally;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.RatedItem;

/**
 * Attributes of items that divide these into groups; of several, each combination of their values
 * is a group.
 *
 * @param names none where items are not divided
 */
public record Strata(List<String> names) implements Serializable {

  /** Items are not divided. */
  public static final Strata NONE = new Strata(List.of());

  /** Between the values of a group; a control character that separates units of text. */
  private static final String BETWEEN = "\u001f";

  public Strata {
    names = List.copyOf(names);
  }

  /** One attribute, or none if its name is empty. */
  public static Strata of(String name) {
    return name.isEmpty() ? NONE : new Strata(List.of(name));
  }

  /** True if items are not divided. */
  public boolean none() {
    return names.isEmpty();
  }

  /** The group an item falls in, empty if items are not divided, null if it lacks an attribute. */
  public String group(RatedItem item) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      String value = item.strata().get(name);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return group(values);
  }

  /** The group of a value for each attribute, in order. */
  public String group(List<String> values) {
    return String.join(BETWEEN, values);
  }

  /** The value of each attribute of a group. */
  public SortedMap<String, String> values(String group) {
    String[] values = group.split(BETWEEN, names.size());
    SortedMap<String, String> byName = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), values[i]);
    }
    return byName;
  }

  /** What results call a group: {@code name=value}, of each attribute. */
  public String words(String group) {
    String[] values = group.split(BETWEEN, names.size());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add(names.get(i) + "=" + values[i]);
    }
    return String.join(", ", words);
  }
}
