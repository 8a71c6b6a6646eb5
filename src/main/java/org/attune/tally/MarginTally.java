package org.attune.tally;

import java.util.Arrays;

/**
 * How often each rater gave each category, beside the pairs of {@link PairTally}.
 *
 * <p>Keys: those of {@link PairTally}; (-1 - rater, category) ratings; (-1 - rater, -1) ratings
 * that are copies of one more of the same rater in the same item, which only resampling of raters
 * makes.
 *
 * <p>Gives Conger's kappa.
 */
public final class MarginTally implements Tally<MarginTally> {

  /** Counts ratings of known raters; on label scales one tally a label. */
  public static final Tallier<MarginTally> RATERS =
      new Tallier.RatingsTallier<>() {
        @Override
        public String name() {
          return "margins";
        }

        @Override
        public boolean needsRaters() {
          return true;
        }

        @Override
        public String missing() {
          return "items without a rating by somebody known are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (!item.ratersKnown()) {
            return;
          }
          PairTally.RATINGS.count(item, counts);
          for (int i = 0; i < item.raters().length; i++) {
            counts.add(-1L - item.raters()[i], item.ratings()[i], 1);
          }
          int[] copies = RepeatedRaters.of(item).raters();
          for (int i = 1; i < copies.length; i++) {
            if (copies[i] == copies[i - 1]) {
              counts.add(-1L - copies[i], COPIES, 1);
            }
          }
        }

        @Override
        public MarginTally tally(Counts counts) {
          return of(counts);
        }
      };

  private static final int COPIES = -1;

  private final Counts counts;
  private final int[] position;
  private final PairTally pairs;

  private MarginTally(Counts counts, int[] position, PairTally pairs) {
    this.counts = counts;
    this.position = position;
    this.pairs = pairs;
  }

  private static MarginTally of(Counts counts) {
    int size = 0;
    while (size < counts.size() && counts.first(size) < 0) {
      size++;
    }
    Counts.Builder rest = Counts.builder();
    for (int i = size; i < counts.size(); i++) {
      rest.add(counts.first(i), counts.second(i), counts.amount(i));
    }
    PairTally pairs = PairTally.RATINGS.tally(rest.build());
    int[] position = new int[size];
    for (int i = 0; i < size; i++) {
      position[i] = Arrays.binarySearch(pairs.categories(), (int) counts.second(i));
    }
    return new MarginTally(counts, position, pairs);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public MarginTally with(long[] amounts) {
    long[] rest = Arrays.copyOfRange(amounts, position.length, amounts.length);
    return new MarginTally(counts.with(amounts), position, pairs.with(rest));
  }

  @Override
  public long items() {
    return pairs.items();
  }

  /** Of one panel size, or of one rater. */
  @Override
  public long fewestApart() {
    long fewest = pairs.fewestApart();
    for (int from = 0, to; from < size(); from = to) {
      to = end(from);
      long ratings = 0;
      for (int i = from; i < to; i++) {
        ratings += copies(i) ? 0 : amount(i);
      }
      fewest = Math.min(fewest, ratings);
    }
    return fewest;
  }

  /** The same ratings by panel size. */
  public PairTally pairs() {
    return pairs;
  }

  /**
   * Number of entries: an entry is the count of a rater's ratings in one category, or of copies.
   */
  public int size() {
    return position.length;
  }

  /**
   * End of the entries of the rater of entry {@code from}: copies first, then categories, rising.
   */
  public int end(int from) {
    int to = from;
    while (to < size() && counts.first(to) == counts.first(from)) {
      to++;
    }
    return to;
  }

  /** True if entry {@code i} counts copies. */
  public boolean copies(int i) {
    return counts.second(i) == COPIES;
  }

  /** Place of the category of entry {@code i} among those of {@link #pairs}. */
  public int position(int i) {
    return position[i];
  }

  /** Ratings of entry {@code i}. */
  public long amount(int i) {
    return counts.amount(i);
  }
}
