package org.attune.tally;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Scale;

/**
 * Which of two items that answer the same turn is rated higher, by the groups the two are of, such
 * as the systems that answered. Group 0 is the one the tally is about, the others follow in the
 * order of their names; a label that is given is higher than one that is not.
 *
 * <p>Key: (2<sup>16</sup> a + b, outcome), a &lt; b being groups and the outcome 0 where b's item
 * is rated higher, 1 where both are rated alike, 2 where a's is.
 *
 * <p>Gives win rates and Bradley-Terry scores.
 */
public final class PreferenceTally implements Tally<PreferenceTally> {

  private static final int BITS = 16;
  private static final int MOST = 1 << BITS;
  private static final int OUTCOMES = 3;

  /** Compares items of one turn; of a single item the answers of a model and of its rival. */
  public static final Tallier<PreferenceTally> TURNS =
      new Tallier<>() {
        @Override
        public String name() {
          return "preferences";
        }

        @Override
        public Scope scope(Scale scale) {
          return scale.ordered() ? Scope.WHOLE : Scope.LABEL;
        }

        @Override
        public boolean needsCategories() {
          return false;
        }

        @Override
        public boolean alone() {
          return true;
        }

        @Override
        public boolean together() {
          return true;
        }

        @Override
        public String missing() {
          return "an item without an answer is compared with none";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          PreferenceTally.compare(0, 1, item.model(), item.rival(), counts);
        }

        @Override
        public void compare(
            TurnComparison.Compared a, TurnComparison.Compared b, Counts.Sink counts) {
          PreferenceTally.compare(a.group(), b.group(), a.item().model(), b.item().model(), counts);
        }

        @Override
        public void choose(int a, int b, long answer, long middle, Counts.Sink counts) {
          PreferenceTally.compare(a, b, answer, middle, counts);
        }

        @Override
        public PreferenceTally tally(Counts counts) {
          return new PreferenceTally(counts);
        }
      };

  private final Counts counts;

  private PreferenceTally(Counts counts) {
    this.counts = counts;
  }

  /**
   * Adds a comparison; nothing if one of the two has no answer, or both are of one group.
   *
   * @param a group of the first item
   * @param b group of the second
   * @param first answer of the first item
   * @param second answer of the second
   */
  private static void compare(int a, int b, long first, long second, Counts.Sink counts) {
    if (first == Scale.ABSENT || second == Scale.ABSENT || a == b) {
      return;
    }
    if (a >= MOST || b >= MOST) {
      throw new IllegalArgumentException("more than " + MOST + " groups");
    }
    int outcome = 1 + Long.compare(first, second) * (a < b ? 1 : -1);
    counts.add((long) Math.min(a, b) << BITS | Math.max(a, b), outcome, 1);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public PreferenceTally with(long[] amounts) {
    return new PreferenceTally(counts.with(amounts));
  }

  /** Comparisons of the group with others. */
  @Override
  public long items() {
    long items = 0;
    for (int i = 0; i < counts.size(); i++) {
      items += first(i) == 0 ? counts.amount(i) : 0;
    }
    return items;
  }

  /**
   * How often each group's item was rated higher than each other's, a tie being half a time for
   * both; of groups that were compared. The first is the one the tally is about.
   */
  public double[][] wins() {
    SortedMap<Integer, Integer> places = new TreeMap<>();
    places.put(0, 0);
    for (int i = 0; i < counts.size(); i++) {
      if (counts.amount(i) != 0) {
        places.put(first(i), 0);
        places.put(second(i), 0);
      }
    }
    int place = 0;
    for (Map.Entry<Integer, Integer> group : places.entrySet()) {
      group.setValue(place++);
    }
    double[][] wins = new double[place][place];
    for (int i = 0; i < counts.size(); i++) {
      if (counts.amount(i) != 0) {
        int a = places.get(first(i));
        int b = places.get(second(i));
        double share = counts.second(i) / (OUTCOMES - 1.0);
        wins[a][b] += share * counts.amount(i);
        wins[b][a] += (1 - share) * counts.amount(i);
      }
    }
    return wins;
  }

  private int first(int i) {
    return (int) (counts.first(i) >> BITS);
  }

  private int second(int i) {
    return (int) (counts.first(i) & MOST - 1);
  }
}
