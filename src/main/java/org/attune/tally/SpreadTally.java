package org.attune.tally;

import java.util.stream.LongStream;

/**
 * How far apart the ratings of an item are: between the lowest and the highest category on ordered
 * scales, 0 for equal ratings and 1 for others elsewhere.
 *
 * <p>Keys: (1, spread) items rated by two people or more; (0, 0) items rated by one.
 */
public final class SpreadTally implements Tally<SpreadTally> {

  /** Counts items; on label scales one tally a label. */
  public static final Tallier<SpreadTally> RATINGS =
      new Tallier.RatingsTallier<>() {
        @Override
        public String name() {
          return "spreads";
        }

        @Override
        public String missing() {
          return "items with fewer than two ratings are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          long m = item.ratings().length;
          long low = LongStream.of(item.ratings()).min().orElse(0);
          long spread = LongStream.of(item.ratings()).max().orElse(0) - low;
          if (m * (m - 1) > RepeatedRaters.of(item).missing()) {
            counts.add(1, item.scale().ordered() ? spread : Math.min(1, spread), 1);
          } else if (m > 0) {
            counts.add(0, 0, 1);
          }
        }

        @Override
        public SpreadTally tally(Counts counts) {
          return new SpreadTally(counts);
        }
      };

  private final Counts counts;

  private SpreadTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public SpreadTally with(long[] amounts) {
    return new SpreadTally(counts.with(amounts));
  }

  /** Items with at least one rating. */
  @Override
  public long items() {
    return paired() + counts.amount(0, 0);
  }

  /** Items rated by two people or more. */
  public long paired() {
    return within(Long.MAX_VALUE);
  }

  /** Those of them whose ratings are at most so far apart. */
  public long within(long spread) {
    long items = 0;
    for (int i = 0; i < counts.size(); i++) {
      items += counts.first(i) == 1 && counts.second(i) <= spread ? counts.amount(i) : 0;
    }
    return items;
  }
}
