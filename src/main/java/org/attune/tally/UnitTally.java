package org.attune.tally;

import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Scale;

/**
 * How far answers are from the reference, apart for each unit of items that belong together (a
 * question with several parts, a conversation): on ordered scales in units of 10<sup>-9</sup>,
 * elsewhere 0 for the same and 1 for another; 1 for a missing answer that counts as wrong.
 *
 * <p>Key: (unit, distance) items; (unit, -1) items with a reference and no answer. The unit is that
 * of resampling, as a hash.
 *
 * <p>Gives scores of tests whose parts count together only.
 */
public final class UnitTally implements Tally<UnitTally> {

  /** Counts items with a reference. */
  public static final Tallier<UnitTally> DISTANCES =
      new Tallier<>() {
        @Override
        public String name() {
          return "distances-by-unit";
        }

        @Override
        public Scope scope(Scale scale) {
          return Scope.WHOLE;
        }

        @Override
        public boolean needsCategories() {
          return false;
        }

        @Override
        public boolean keepsOutputs(Scale scale) {
          return scale instanceof Scale.Interval;
        }

        @Override
        public String missing() {
          return "units with an item that has a reference and no answer are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.reference() != Scale.ABSENT) {
            counts.add(item.cluster(), item.answered() ? distance(item) : UNANSWERED, 1);
          }
        }

        @Override
        public Counts filled(Counts own, Counts instead) {
          return own.plus(instead).minus(unanswered(instead));
        }

        /** A unit goes as a whole: an item the other did not answer is as one not answered here. */
        @Override
        public Counts common(Counts own, Counts silent) {
          return own.plus(unanswered(silent)).minus(silent);
        }

        /** As many items of each unit, none of them answered. */
        private static Counts unanswered(Counts of) {
          Counts.Builder none = Counts.builder();
          for (int i = 0; i < of.size(); i++) {
            none.add(of.first(i), UNANSWERED, of.amount(i));
          }
          return none.build();
        }

        private static long distance(Case item) {
          if (item.model() == Case.WRONG) {
            return 1;
          }
          if (item.scale().ordered()) {
            return Math.absExact(Math.subtractExact(item.reference(), item.model()));
          }
          return item.reference() == item.model() ? 0 : 1;
        }

        @Override
        public UnitTally tally(Counts counts) {
          return new UnitTally(counts, counts);
        }
      };

  private static final long UNANSWERED = -1;

  /**
   * A unit of which every item is answered.
   *
   * @param distances different distances, rising
   * @param items how many of its items have each
   * @param weight how often the unit was drawn; 1 in a sample
   */
  public record Unit(long[] distances, long[] items, long weight) {}

  private final Counts counts;

  /** Counts as they were made: in a draw the amounts of a unit are these, times its weight. */
  private final Counts made;

  private UnitTally(Counts counts, Counts made) {
    this.counts = counts;
    this.made = made;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public UnitTally with(long[] amounts) {
    return new UnitTally(counts.with(amounts), made);
  }

  /** Items of units of which every item is answered. */
  @Override
  public long items() {
    long items = 0;
    for (Unit unit : units()) {
      for (long amount : unit.items()) {
        items += amount * unit.weight();
      }
    }
    return items;
  }

  /** Of one unit. */
  @Override
  public long fewestApart() {
    long fewest = Long.MAX_VALUE;
    for (int from = 0, to; from < counts.size(); from = to) {
      long items = 0;
      for (to = from; to < counts.size() && counts.first(to) == counts.first(from); to++) {
        items += counts.amount(to);
      }
      fewest = items > 0 ? Math.min(fewest, items) : fewest;
    }
    return fewest;
  }

  /** The units of which every item is answered, in order of their keys. */
  public List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (int from = 0, to; from < counts.size(); from = to) {
      to = from;
      List<Integer> there = new ArrayList<>();
      boolean answered = true;
      for (; to < counts.size() && counts.first(to) == counts.first(from); to++) {
        if (counts.amount(to) > 0) {
          there.add(to);
          answered &= counts.second(to) != UNANSWERED;
        }
      }
      if (answered && !there.isEmpty()) {
        long weight = weight(from, to);
        units.add(
            new Unit(
                there.stream().mapToLong(counts::second).toArray(),
                there.stream().mapToLong(i -> counts.amount(i) / weight).toArray(),
                weight));
      }
    }
    return units;
  }

  /** The number all amounts of a unit were made larger by; 1 if they are others than were made. */
  private long weight(int from, int to) {
    long weight = 0;
    for (int i = from; i < to && weight == 0; i++) {
      weight = made.amount(i) == 0 ? 0 : counts.amount(i) / made.amount(i);
    }
    for (int i = from; i < to; i++) {
      if (counts.amount(i) != weight * made.amount(i)) {
        return 1;
      }
    }
    return Math.max(1, weight);
  }
}
