package org.attune.tally;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ratings of people, by panel size m (ratings of the item): how often each category was given, and
 * how often two different raters of one item gave an ordered pair of categories.
 *
 * <p>Keys: (2m, category) ratings; (2m + 1, 2<sup>32</sup> first + second) ordered pairs. Keyed by
 * m, the only fractions (1/m, 1/(m-1)) wait until a statistic divides, so the tally stays integer.
 *
 * <p>Where raters are resampled an item may hold copies of one rating, under one rater's number.
 * Pairs of copies are no agreement and are not counted: of the ratings w<sub>r</sub> of each rater
 * there are P = m&sup2; - &Sigma; w<sub>r</sub>&sup2; ordered pairs instead of m (m - 1). The first
 * part of the key then also holds 2<sup>32</sup> (m (m - 1) - P).
 *
 * <p>Gives percent agreement, Krippendorff's alpha, the kappas of Fleiss, Scott, Brennan and
 * Prediger, and Gwet's AC1 and AC2.
 */
public final class PairTally implements Tally<PairTally> {

  /** Counts ratings; on label scales one tally a label. */
  public static final Tallier<PairTally> RATINGS =
      new Tallier.RatingsTallier<>() {
        @Override
        public String name() {
          return "pairs";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          long[] codes = item.ratings().clone();
          Arrays.sort(codes);
          RepeatedRaters copies = RepeatedRaters.of(item);
          long panel = copies.missing() << 32 | 2L * codes.length;
          for (int i = 0, j; i < codes.length; i = j) {
            j = endOfRun(codes, i);
            long n = j - i;
            counts.add(panel, codes[i], n);
            pair(counts, panel, codes[i], codes[i], n * (n - 1) - copies.pairs(codes[i], codes[i]));
            for (int k = j, l; k < codes.length; k = l) {
              l = endOfRun(codes, k);
              long pairs = n * (l - k) - copies.pairs(codes[i], codes[k]);
              pair(counts, panel, codes[i], codes[k], pairs);
              pair(counts, panel, codes[k], codes[i], pairs);
            }
          }
        }

        @Override
        public PairTally tally(Counts counts) {
          return of(counts);
        }
      };

  private final Counts counts;
  private final int[] categories;
  private final int[] position;
  private final int[] otherPosition;

  private PairTally(Counts counts, int[] categories, int[] position, int[] otherPosition) {
    this.counts = counts;
    this.categories = categories;
    this.position = position;
    this.otherPosition = otherPosition;
  }

  private static PairTally of(Counts counts) {
    int[] categories = categories(counts);
    int[] position = new int[counts.size()];
    int[] other = new int[counts.size()];
    for (int i = 0; i < position.length; i++) {
      boolean pair = (counts.first(i) & 1) == 1;
      other[i] = Arrays.binarySearch(categories, (int) counts.second(i));
      position[i] =
          pair ? Arrays.binarySearch(categories, (int) (counts.second(i) >>> 32)) : other[i];
    }
    return new PairTally(counts, categories, position, other);
  }

  private static void pair(Counts.Sink counts, long panel, long first, long second, long pairs) {
    if (pairs > 0) {
      counts.add(panel + 1, first << 32 | second, pairs);
    }
  }

  private static int endOfRun(long[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  private static int[] categories(Counts counts) {
    return IntStream.range(0, counts.size())
        .filter(i -> (counts.first(i) & 1) == 0)
        .map(i -> (int) counts.second(i))
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public PairTally with(long[] amounts) {
    return new PairTally(counts.with(amounts), categories, position, otherPosition);
  }

  /** Items with at least one rating. */
  @Override
  public long items() {
    long items = 0;
    for (int from = 0, to; from < size(); from = to) {
      to = end(from);
      items += items(from, to);
    }
    return items;
  }

  /** Of one panel size. */
  @Override
  public long fewestApart() {
    long fewest = Long.MAX_VALUE;
    for (int from = 0, to; from < size(); from = to) {
      to = end(from);
      fewest = Math.min(fewest, items(from, to));
    }
    return fewest;
  }

  /** Items with ratings by two people or more. */
  public long paired() {
    long items = 0;
    for (int from = 0, to; from < size(); from = to) {
      to = end(from);
      items += pairs(from) > 0 ? items(from, to) : 0;
    }
    return items;
  }

  /** Items of the panels of entries {@code from} to {@code to}, {@link #end} of which it is. */
  public long items(int from, int to) {
    long ratings = 0;
    for (int i = from; i < to && !pair(i); i++) {
      ratings += amount(i);
    }
    return ratings / panel(from);
  }

  /**
   * Number of entries: an entry is the count of a category, or of a pair, in panels of one size and
   * one number of pairs.
   */
  public int size() {
    return counts.size();
  }

  /** End of the entries of the same kind of panel as entry {@code from}, its first. */
  public int end(int from) {
    int to = from;
    while (to < size() && counts.first(to) >>> 1 == counts.first(from) >>> 1) {
      to++;
    }
    return to;
  }

  /**
   * Panel size m of entry {@code i}; categories stand before pairs, panels without copies before
   * others, and those in rising order of m.
   */
  public long panel(int i) {
    return (counts.first(i) & 0xffffffffL) >>> 1;
  }

  /**
   * Ordered pairs P of different raters in each panel of entry {@code i}: m (m - 1) less copies.
   */
  public long pairs(int i) {
    long m = panel(i);
    return m * (m - 1) - (counts.first(i) >>> 32);
  }

  /** True if entry {@code i} counts ordered pairs, false if it counts ratings. */
  public boolean pair(int i) {
    return (counts.first(i) & 1) == 1;
  }

  /** Category of entry {@code i}, or the first of its pair. */
  public int category(int i) {
    return (int) (pair(i) ? counts.second(i) >>> 32 : counts.second(i));
  }

  /** Second category of pair entry {@code i}. */
  public int other(int i) {
    return (int) counts.second(i);
  }

  /** Position of {@link #category} in {@link #categories()}. */
  public int position(int i) {
    return position[i];
  }

  /** Position of {@link #other} in {@link #categories()}. */
  public int otherPosition(int i) {
    return otherPosition[i];
  }

  /** Ratings, or ordered pairs, of entry {@code i}. */
  public long amount(int i) {
    return counts.amount(i);
  }

  /** The categories that occur, rising. */
  public int[] categories() {
    return categories;
  }
}
