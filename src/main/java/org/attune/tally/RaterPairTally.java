package org.attune.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;

/**
 * How often each pair of raters gave each pair of codes to an item both rated. Keys:
 * (2<sup>32</sup> a + b, 2<sup>32</sup> code of a + code of b) for raters a &lt; b, amount: items;
 * (-1, m): items with m raters. Ratings by one rater number form no pair: they are one opinion,
 * drawn twice.
 *
 * <p>Gives means over pairs of raters of kappas and correlations.
 */
public final class RaterPairTally implements Tally<RaterPairTally> {

  /** Counts categories; on label scales one tally a label. */
  public static final Tallier<RaterPairTally> RATINGS =
      new Tallier<>() {
        @Override
        public String name() {
          return "rater-pairs";
        }

        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Labels ? Scope.LABEL : Scope.WHOLE;
        }

        @Override
        public boolean betweenRaters() {
          return true;
        }

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
          int[] raters = item.raters();
          long[] codes = item.ratings();
          for (int i = 0; i < codes.length; i++) {
            for (int j = 0; j < codes.length; j++) {
              if (raters[i] < raters[j]) {
                counts.add((long) raters[i] << 32 | raters[j], codes[i] << 32 | codes[j], 1);
              }
            }
          }
          counts.add(PANELS, Arrays.stream(raters).distinct().count(), 1);
        }

        @Override
        public RaterPairTally tally(Counts counts) {
          return new RaterPairTally(counts, pairs(counts));
        }
      };

  private static final long PANELS = -1;

  /** The codes of two raters. Their keys stand from {@code from} on in the counts of all. */
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
      if (counts.first(from) != PANELS) {
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
    for (int i = 0; i < counts.size() && counts.first(i) == PANELS; i++) {
      items += counts.amount(i);
    }
    return items;
  }

  /** Items with {@code m} raters. */
  public long items(int m) {
    return counts.amount(PANELS, m);
  }

  /** Number of pairs of raters, some perhaps without common items after resampling. */
  public int pairs() {
    return pairs.size();
  }

  /** The lower number of the raters of pair {@code i}. */
  public int first(int i) {
    return (int) (counts.first(pairs.get(i).from()) >>> 32);
  }

  /** The higher number of the raters of pair {@code i}. */
  public int second(int i) {
    return (int) counts.first(pairs.get(i).from());
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

  /**
   * The codes of pair {@code i}: those of its first rater as references, of its second as models.
   */
  public JointTally codes(int i) {
    Pair pair = pairs.get(i);
    long[] amounts = new long[pair.codes().pairs()];
    for (int k = 0; k < amounts.length; k++) {
      amounts[k] = counts.amount(pair.from() + k);
    }
    return pair.codes().with(amounts);
  }
}
