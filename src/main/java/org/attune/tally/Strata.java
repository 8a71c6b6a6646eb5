package org.attune.tally;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.Rating;

/**
 * Attributes of items, or of who rated them, that make groups; of several, each combination of
 * their values is a group. Attributes of items divide these. By one of raters an item falls into
 * each group of which somebody rated it, and is seen there by the ratings of that group alone.
 *
 * @param names none where items are not divided
 */
public record Strata(List<String> names) implements Serializable {

  /** Items are not divided. */
  public static final Strata NONE = new Strata(List.of());

  /** Between the values of a group; a control character that separates units of text. */
  private static final String BETWEEN = "\u001f";

  /** Before a group, all but which are meant; another control character. */
  private static final String REST = "\u001e";

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

  /**
   * The second of two groups between which an item is a choice, {@link #group} being the first: of
   * the attributes that are called as these behind {@link RatedItem#OTHER}; null if it lacks one.
   */
  public String other(RatedItem item) {
    return none() ? null : new Strata(others()).group(item);
  }

  /** The attributes an item has beside these if it is a choice between two groups. */
  public List<String> others() {
    return names.stream().map(RatedItem.OTHER::concat).toList();
  }

  /**
   * The item as each of its groups sees it, by group; none if it, or whoever rated it, lacks an
   * attribute. What a panel concluded is of no group of its raters, what a model says of all.
   *
   * @param dimension on which raters make groups
   */
  public SortedMap<String, RatedItem> parts(RatedItem item, String dimension) {
    if (item.strata().keySet().containsAll(names)) {
      return new TreeMap<>(Map.of(group(item), item));
    }
    SortedMap<String, RatedItem> parts = new TreeMap<>();
    for (Rating rating : item.ratings()) {
      String group = rating.dimension().equals(dimension) ? group(item, rating) : null;
      if (group != null) {
        parts.computeIfAbsent(group, g -> item.with(ratings(item, g::equals)));
      }
    }
    return parts;
  }

  /** The item by the ratings of those who are of another group of raters than this one. */
  RatedItem others(RatedItem item, String group) {
    return item.with(ratings(item, other -> other != null && !other.equals(group)));
  }

  private List<Rating> ratings(RatedItem item, Predicate<String> of) {
    return item.ratings().stream()
        .filter(
            rating ->
                rating.by() == RatedItem.By.RATER
                    ? of.test(group(item, rating))
                    : rating.by() != RatedItem.By.PANEL)
        .toList();
  }

  /** The group of an item and of who rated it; null if one of them lacks an attribute. */
  private String group(RatedItem item, Rating by) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      String value = item.strata().getOrDefault(name, by.groups().get(name));
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

  /** The value a group has of one of the attributes. */
  public String value(String group, String name) {
    return values(group).get(name);
  }

  /** All groups but one together. */
  public String rest(String group) {
    return REST + group;
  }

  /** Which groups a name stands for among some: itself, or those that are the rest. */
  public static List<String> among(Set<String> groups, String group) {
    return group.startsWith(REST)
        ? groups.stream().filter(other -> !other.equals(group.substring(REST.length()))).toList()
        : groups.contains(group) ? List.of(group) : List.of();
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
    if (group.startsWith(REST)) {
      return "all others";
    }
    String[] values = group.split(BETWEEN, names.size());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add(names.get(i) + "=" + values[i]);
    }
    return String.join(", ", words);
  }
}
