package org.attune.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.attune.DirectionMarks;
import org.attune.yaml.Spelling;

/** Says which group of a card a row belongs to. */
sealed interface Grouping extends Serializable {

  /** The column the group is taken from. */
  Column column();

  /**
   * The group of a row; empty if it belongs to none.
   *
   * @throws Unreadable if its value has no group
   */
  Optional<String> of(Row.Read row) throws Unreadable;

  /**
   * @param strict whether values without a name are mistakes, as in splits, where an unknown one
   *     would be in none
   */
  static Grouping of(Group group, boolean strict) {
    return group.hash().isPresent()
        ? Hashed.of(new Column(group.hash().get()), group.parts())
        : new Named(
            new Column(group.column().orElseThrow()),
            new AnswerMeanings(group.names()),
            AnswerMeanings.of(group.missing()),
            strict && !group.names().isEmpty()
                ? "one of " + new TreeSet<>(group.names().keySet())
                : "");
  }

  /**
   * Groups by name of the value, or by the value where it has no name; none where it is empty or
   * missing.
   *
   * @param expected what values without a name should have been; empty if they stay as they are
   */
  record Named(Column column, AnswerMeanings names, AnswerMeanings missing, String expected)
      implements Grouping {
    @Override
    public Optional<String> of(Row.Read row) throws Unreadable {
      String raw = column.given(row).orElse("");
      Optional<String> name = names.meaning(raw);
      if (name.isPresent() || missing.has(raw) || raw.isBlank() && expected.isEmpty()) {
        return name;
      }
      if (!expected.isEmpty()) {
        throw new Unreadable(column.name() + ": expected " + expected, Unreadable.quoted(raw));
      }
      String shown = DirectionMarks.shown(raw);
      if (!shown.matches(Spelling.ONE_LINE)) {
        throw new Unreadable(
            column.name() + ": expected " + Spelling.ONE_LINE_MEANS, Unreadable.quoted(raw));
      }
      return Optional.of(shown);
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
    public Optional<String> of(Row.Read row) throws Unreadable {
      return Optional.of(shares.get(Hashes.bucket(column.required(row), shares.size())));
    }
  }
}
