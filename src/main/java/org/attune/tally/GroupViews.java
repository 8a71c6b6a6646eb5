package org.attune.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.attune.corpus.RatedItem;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Item;

/** One item as each group of some strata sees it; what several entries see is made once. */
final class GroupViews {

  private record Key(Strata strata, String dimension) {}

  private final Question question;
  private final Item item;
  private final Views whole;
  private final Map<Key, List<Group>> groups = new HashMap<>();

  GroupViews(Question question, Item item) {
    this.question = question;
    this.item = item;
    whole = new Views(question, item);
  }

  /**
   * A group the item falls in.
   *
   * @param name its name; empty where items are not divided
   * @param views the item as it sees it
   * @param outside the item as other groups of raters see it
   */
  record Group(String name, Views views, Supplier<Views> outside) {

    /**
     * Counts the item under an entry.
     *
     * @param e position of the entry
     */
    void count(Entry entry, int e, Question.Destination destination) {
      Tallier<?> tallier = Question.TALLIERS.get(entry.tallier());
      for (Views.Seen seen : tallier.onceAnItem() ? views.once(entry) : views.of(entry)) {
        Case whole = seen.item();
        if (tallier.traits() > 0 && entry.model() >= 0 && !whole.modelled()) {
          continue; // people among themselves are another line
        }
        Case own = entry.label() < 0 ? whole : whole.label(entry.label());
        tallier.count(
            tallier.acrossGroups() ? own.beside(others(entry)) : own,
            destination.of(e, seen.group().isEmpty() ? name : seen.group()));
      }
    }

    /** What people of other groups say, as an entry counts it. */
    private Case others(Entry entry) {
      Case others = outside.get().of(entry).get(0).item();
      return entry.label() < 0 ? others : others.label(entry.label());
    }
  }

  /** The groups of the item under an entry, in order; none if it lacks an attribute. */
  List<Group> of(Entry entry) {
    String dimension = question.dimensions().get(entry.dimension()).source();
    return groups.computeIfAbsent(new Key(entry.strata(), dimension), this::see);
  }

  private List<Group> see(Key key) {
    List<Group> seen = new ArrayList<>();
    key.strata()
        .parts(item.rated(), key.dimension())
        .forEach((group, part) -> seen.add(see(key.strata(), group, part)));
    return seen;
  }

  private Group see(Strata strata, String group, RatedItem part) {
    boolean all = part == item.rated();
    return new Group(
        group,
        all ? whole : new Views(question, item.with(part)),
        () -> new Views(question, item.with(strata.others(item.rated(), group))));
  }
}
