package org.attune.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which group of a card a row belongs to. */
sealed interface Grouping extends Serializable {

  /** The column the group is taken from. */
  Column column();

  /**
   * The group of a row.
   *
   * @throws Unreadable if its value has no group
   */
  String of(Row.Read row) throws Unreadable;

  static Grouping of(Card.Group group) {
    return group.hash().isPresent()
        ? Hashed.of(new Column(group.hash().get()), group.parts())
        : new Named(new Column(group.column().orElseThrow()), new LinkedHashMap<>(group.names()));
  }

  /** Groups by name of the value, or by the value where there are no names. */
  record Named(Column column, Map<String, String> names) implements Grouping {
    @Override
    public String of(Row.Read row) throws Unreadable {
      String raw = column.required(row);
      String name = names.get(raw);
      if (name == null && !names.isEmpty()) {
        throw new Unreadable(column.name() + ": expected one of " + names.keySet());
      }
      return name == null ? raw : name;
    }
  }

  /**
   * Groups by hash of the value.
   *
   * @param shares the name of the group each bucket belongs to
   */
  record Hashed(Column column, List<String> shares) implements Grouping {
    static Hashed of(Column column, Map<String, Integer> parts) {
      List<String> shares = new ArrayList<>();
      for (Map.Entry<String, Integer> part : parts.entrySet()) {
        for (int i = 0; i < part.getValue(); i++) {
          shares.add(part.getKey());
        }
      }
      return new Hashed(column, shares);
    }

    @Override
    public String of(Row.Read row) throws Unreadable {
      return shares.get(Hashes.bucket(column.required(row), shares.size()));
    }
  }
}
