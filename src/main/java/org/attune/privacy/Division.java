package org.attune.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A group, and the groups that further attributes divide it into. What is told of all but one of
 * these is told of the one.
 *
 * @param whole the group that is divided
 * @param parts its groups, some of which may be kept back
 * @param by the attributes that divide it
 */
record Division(ToldCount whole, List<ToldCount> parts, Set<String> by) {

  /** Every division of a group by the attributes of others. */
  static List<Division> of(Collection<ToldCount> groups) {
    Set<Set<String>> crossings = new java.util.LinkedHashSet<>();
    groups.forEach(g -> crossings.add(g.group().keySet()));
    List<Division> divisions = new ArrayList<>();
    for (ToldCount whole : groups) {
      for (Set<String> crossing : crossings) {
        Set<String> by = new TreeSet<>(crossing);
        by.removeAll(whole.group().keySet());
        if (!by.isEmpty() && crossing.containsAll(whole.group().keySet())) {
          List<ToldCount> parts =
              groups.stream()
                  .filter(g -> g.group().keySet().equals(crossing) && g.within(whole))
                  .toList();
          divisions.add(new Division(whole, parts, by));
        }
      }
    }
    return divisions;
  }

  /** Items of the whole that lack one of the attributes. */
  long restItems() {
    return whole.items() - parts.stream().mapToLong(ToldCount::items).sum();
  }

  /** People of the whole whose items all lack one of the attributes; below 0 if some have two. */
  long restPeople() {
    return whole.people() - parts.stream().mapToLong(ToldCount::people).sum();
  }
}
