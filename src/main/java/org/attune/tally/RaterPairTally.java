package org.attune.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each pair of raters gave each pair of codes to an item both rated. Ratings by one rater
 * number form no pair: they are one opinion, drawn twice.
 *
 * <p>Keys: (2<sup>48</sup> m + 2<sup>24</sup> a + b, 2<sup>32</sup> code of a + code of b) items,
 * for raters a &lt; b, m being 0 or, where panels are kept apart, the number of the item's raters;
 * (-1, m) items with m raters; (-2, a) items rater a rated.
 *
 * <p>Gives means over pairs of raters of kappas and correlations, and Kendall's W.
 */
public final class RaterPairTally implements Tally<RaterPairTally> {

  /** Counts categories; on label scales one tally a label. */
  public static final Tallier<RaterPairTally> RATINGS = new Kind("rater-pairs", false);

  /** The same, panels of each size kept apart, so that complete items can be told. */
  public static final Tallier<RaterPairTally> PANELS = new Kind("rater-pairs-by-panel", true);

  private static final long ITEMS = -1;
  private static final long RATERS = -2;
  private static final int BITS = 24;

  /**
   * The codes of two raters.
   *
   * @param from where their keys begin in the counts of all
   */
  private record Pair(int from, JointTally codes) {}

  private final Counts counts;
  private final List<Pair> pairs;

  private RaterPairTally(Counts counts, List<Pair> pairs) {
    this.counts = counts;
    this.pairs = pairs;
  }

  private static List<Pair> pairs(Counts counts) {
    List<Pair> pairs = new ArrayList<>();
    for (int from = 0, to; from < counts.size(); from = to) {
      Counts.Builder codes = Counts.builder();
      for (to = from; to < counts.size() && counts.first(to) == counts.first(from); to++) {
        codes.add(counts.second(to) >>> 32, (int) counts.second(to), counts.amount(to));
      }
      if (counts.first(from) >= 0) {
        pairs.add(new Pair(from, JointTally.of(codes.build())));
      }
    }
    return pairs;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public RaterPairTally with(long[] amounts) {
    return new RaterPairTally(counts.with(amounts), pairs);
  }

  /** Items with at least one rating by a known rater. */
  @Override
  public long items() {
    long items = 0;
    for (int i = 0; i < counts.size() && counts.first(i) <= ITEMS; i++) {
      items += counts.first(i) == ITEMS ? counts.amount(i) : 0;
    }
    return items;
  }

  /** Of one pair of raters, in panels of one size where these are kept apart. */
  @Override
  public long fewestApart() {
    return IntStream.range(0, pairs()).mapToLong(this::common).min().orElse(Long.MAX_VALUE);
  }

  /** Items with {@code m} raters. */
  public long items(int m) {
    return counts.amount(ITEMS, m);
  }

  /** Items with ratings by two known raters or more. */
  public long paired() {
    return items() - items(1);
  }

  /** Raters with at least one rating. */
  public int raters() {
    int raters = 0;
    for (int i = 0; i < counts.size() && counts.first(i) == RATERS; i++) {
      raters += counts.amount(i) > 0 ? 1 : 0;
    }
    return raters;
  }

  /**
   * Number of pairs of raters, some perhaps without common items after resampling; where panels are
   * kept apart, once for each size.
   */
  public int pairs() {
    return pairs.size();
  }

  /** Number of the item's raters, where panels are kept apart, else 0. */
  public int panel(int i) {
    return (int) (counts.first(pairs.get(i).from()) >>> 2 * BITS);
  }

  /** Items both raters of pair {@code i} rated. */
  public long common(int i) {
    Pair pair = pairs.get(i);
    long items = 0;
    for (int k = 0; k < pair.codes().pairs(); k++) {
      items += counts.amount(pair.from() + k);
    }
    return items;
  }

  /** The codes of pair {@code i}: those of one rater as references, of the other as models. */
  public JointTally codes(int i) {
    Pair pair = pairs.get(i);
    long[] amounts = new long[pair.codes().pairs()];
    for (int k = 0; k < amounts.length; k++) {
      amounts[k] = counts.amount(pair.from() + k);
    }
    return pair.codes().with(amounts);
  }

  private record Kind(String name, boolean byPanel)
      implements Tallier.RatingsTallier<RaterPairTally> {

    @Override
    public boolean needsRaters() {
      return true;
    }

    @Override
    public String missing() {
      return "each pair of raters is compared on the items both rated";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.ratings().length == 0 || !item.ratersKnown()) {
        return;
      }
      int[] distinct = Arrays.stream(item.raters()).distinct().toArray();
      counts.add(ITEMS, distinct.length, 1);
      for (int rater : distinct) {
        if (rater >>> BITS != 0) {
          throw new IllegalArgumentException("more than 2^24 raters: " + rater);
        }
        counts.add(RATERS, rater, 1);
      }
      long panel = byPanel ? (long) distinct.length << 2 * BITS : 0;
      long[] codes = item.ratings();
      for (int i = 0; i < codes.length; i++) {
        for (int j = 0; j < codes.length; j++) {
          long a = item.raters()[i];
          long b = item.raters()[j];
          if (a < b) {
            counts.add(panel | a << BITS | b, codes[i] << 32 | codes[j], 1);
          }
        }
      }
    }

    @Override
    public RaterPairTally tally(Counts counts) {
      return new RaterPairTally(counts, RaterPairTally.pairs(counts));
    }
  }
}
