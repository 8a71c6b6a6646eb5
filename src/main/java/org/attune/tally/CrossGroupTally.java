package org.attune.tally;

import java.util.Arrays;

/**
 * Ratings of a group of raters, of the others, and pairs of one rating of each on the same item.
 *
 * <p>Keys: (4 k, c) with (k, c) a key of {@link PairTally}: the group's ratings; (4 k + 1, c) those
 * of the others; (4 (2<sup>31</sup> r + s) + 2, 2<sup>32</sup> x + y) pairs of category x in the
 * group and y among the others, of items with r ratings by the group and s by others, both above 0.
 * Keyed by r and s, the only fractions wait until a statistic divides. Somebody is of one group, so
 * that no pair is of one person.
 */
public final class CrossGroupTally implements Tally<CrossGroupTally> {

  /** Counts ratings; on label scales one tally a label. */
  public static final Tallier<CrossGroupTally> RATINGS =
      new Tallier.RatingsTallier<>() {
        @Override
        public String name() {
          return "cross-group-pairs";
        }

        @Override
        public boolean acrossGroups() {
          return true;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.other() == null) {
            return;
          }
          PairTally.RATINGS.count(item, of(GROUP, counts));
          PairTally.RATINGS.count(item.other(), of(OTHERS, counts));
          long r = item.ratings().length;
          long s = item.other().ratings().length;
          for (long x : item.ratings()) {
            for (long y : item.other().ratings()) {
              counts.add((r << SIZE | s) * KINDS + CROSS, x << Integer.SIZE | y, 1);
            }
          }
        }

        @Override
        public CrossGroupTally tally(Counts counts) {
          return new CrossGroupTally(counts);
        }
      };

  private static final int KINDS = 4;
  private static final int GROUP = 0;
  private static final int OTHERS = 1;
  private static final int CROSS = 2;
  private static final int SIZE = 31;

  private final Counts counts;

  private CrossGroupTally(Counts counts) {
    this.counts = counts;
  }

  private static Counts.Sink of(int kind, Counts.Sink counts) {
    return (first, second, amount) ->
        counts.add(Math.multiplyExact(first, KINDS) + kind, second, amount);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public CrossGroupTally with(long[] amounts) {
    return new CrossGroupTally(counts.with(amounts));
  }

  /** Items that somebody of the group rated. */
  @Override
  public long items() {
    return group().items();
  }

  /** Of one number of ratings by the group and by others. */
  @Override
  public long fewestApart() {
    long fewest = Math.min(group().fewestApart(), others().fewestApart());
    for (int from = 0, to; from < counts.size(); from = to) {
      to = end(from);
      if (cross(from)) {
        fewest = Math.min(fewest, items(from, to));
      }
    }
    return fewest;
  }

  /** Items that both the group and others rated. */
  public long shared() {
    long items = 0;
    for (int from = 0, to; from < counts.size(); from = to) {
      to = end(from);
      items += cross(from) ? items(from, to) : 0;
    }
    return items;
  }

  /** The ratings of the group. */
  public PairTally group() {
    return ratings(GROUP);
  }

  /** The ratings of the others. */
  public PairTally others() {
    return ratings(OTHERS);
  }

  private PairTally ratings(int kind) {
    Counts.Builder own = Counts.builder();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.first(i) % KINDS == kind) {
        own.add(counts.first(i) / KINDS, counts.second(i), counts.amount(i));
      }
    }
    return PairTally.RATINGS.tally(own.build());
  }

  /**
   * A kind of pair.
   *
   * @param category in the group
   * @param other among the others
   * @param ratings of the group on each item
   * @param otherRatings of the others on each item
   * @param pairs how many there are
   */
  public record Pair(int category, int other, long ratings, long otherRatings, long pairs) {}

  /** All pairs of a rating by the group and one by another on the same item. */
  public Pair[] pairs() {
    Pair[] pairs = new Pair[counts.size()];
    int size = 0;
    for (int i = 0; i < counts.size(); i++) {
      if (cross(i) && counts.amount(i) > 0) {
        long sizes = counts.first(i) / KINDS;
        pairs[size++] =
            new Pair(
                (int) (counts.second(i) >>> Integer.SIZE),
                (int) counts.second(i),
                sizes >>> SIZE,
                sizes & (1L << SIZE) - 1,
                counts.amount(i));
      }
    }
    return Arrays.copyOf(pairs, size);
  }

  private boolean cross(int i) {
    return counts.first(i) % KINDS == CROSS;
  }

  private int end(int from) {
    int to = from;
    while (to < counts.size() && counts.first(to) == counts.first(from)) {
      to++;
    }
    return to;
  }

  private long items(int from, int to) {
    long pairs = 0;
    for (int i = from; i < to; i++) {
      pairs += counts.amount(i);
    }
    long sizes = counts.first(from) / KINDS;
    return pairs / ((sizes >>> SIZE) * (sizes & (1L << SIZE) - 1));
  }
}
