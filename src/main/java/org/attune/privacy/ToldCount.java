package org.attune.privacy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What results would tell of a group of people.
 *
 * @param group the value of each attribute that makes the group; none where it is all people
 * @param people how many people are in it, or fewer than are
 * @param counts what is counted of it, the items first; the same in all groups of one family, each
 *     a sum over people
 * @param elsewhere whether others have told it already, so that it cannot be kept back
 */
public record ToldCount(
    SortedMap<String, String> group, long people, List<Long> counts, boolean elsewhere) {

  public ToldCount {
    group = new TreeMap<>(group);
    counts = List.copyOf(counts);
  }

  /** What a study would tell. */
  public static ToldCount of(Map<String, String> group, long people, Long... counts) {
    return new ToldCount(new TreeMap<>(group), people, List.of(counts), false);
  }

  /** True if all people of this group are in the other. */
  boolean within(ToldCount other) {
    return group.entrySet().containsAll(other.group.entrySet());
  }

  /** Items counted. */
  public long items() {
    return counts.get(0);
  }
}
