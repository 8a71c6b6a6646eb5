package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Tallies as they were recorded beside those made again.
 *
 * @param exact of entries that must be the same
 * @param near of entries that rest on a model of another machine; what follows from these is
 *     measured
 */
public record ComparedTallies(Deviations exact, Deviations near) {

  /**
   * @param rests which entries rest on a model of another machine
   * @throws IllegalArgumentException if one of the two is no text of tallies
   */
  public static ComparedTallies of(String recorded, String again, IntPredicate rests) {
    SortedMap<Integer, List<String>> before = Tallies.linesByEntry(recorded);
    SortedMap<Integer, List<String>> now = Tallies.linesByEntry(again);
    Set<Integer> entries = new TreeSet<>(before.keySet());
    entries.addAll(now.keySet());
    Sum exact = new Sum();
    Sum near = new Sum();
    for (int entry : entries) {
      (rests.test(entry) ? near : exact)
          .add(
              Deviations.ofLines(
                  "entry " + entry + ", ",
                  before.getOrDefault(entry, List.of()),
                  now.getOrDefault(entry, List.of())));
    }
    return exact.differences.isEmpty() && near.differences.isEmpty()
        ? new ComparedTallies(Deviations.ofLines(recorded, again), near.of())
        : new ComparedTallies(exact.of(), near.of());
  }

  private static final class Sum {
    private final List<String> differences = new ArrayList<>();
    private int compared;

    void add(Deviations lines) {
      compared += lines.compared();
      differences.addAll(lines.differences());
    }

    public Deviations of() {
      return new Deviations(compared, differences, 0, !differences.isEmpty());
    }
  }
}
