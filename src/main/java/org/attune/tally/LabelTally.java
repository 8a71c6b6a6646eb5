package org.attune.tally;

import org.attune.corpus.Scale;

/**
 * For each label how often reference and model agree that it is given, and how large intersection
 * and union of the two label sets are. On nominal and ordinal scales a set has one label.
 *
 * <p>Keys: (label, 1) given by the model only; (label, 2) by the reference only; (label, 3) by
 * both; (-1, |intersection| 2<sup>32</sup> + |union|) items.
 *
 * <p>Gives the macro, micro and weighted averages, subset accuracy, Hamming loss and Jaccard index.
 */
public final class LabelTally implements Tally<LabelTally> {

  /** Counts label sets. */
  public static final Tallier<LabelTally> SETS =
      new Tallier<>() {
        @Override
        public String name() {
          return "labels";
        }

        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Interval ? Scope.NONE : Scope.WHOLE;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (!item.answered()) {
            return;
          }
          if (item.model() == Case.WRONG) {
            countMissed(item, counts);
          } else if (item.scale() instanceof Scale.Labels) {
            countSets(item.reference(), item.model(), counts);
          } else {
            int x = item.referenceCategory();
            int y = item.modelCategory();
            counts.add(SIZES, x == y ? 1L << 32 | 1 : 2, 1);
            if (x == y) {
              counts.add(x, BOTH, 1);
            } else {
              counts.add(x, REFERENCE, 1);
              counts.add(y, MODEL, 1);
            }
          }
        }

        @Override
        public LabelTally tally(Counts counts) {
          return new LabelTally(counts);
        }
      };

  private static final int MODEL = 1;
  private static final int REFERENCE = 2;
  private static final int BOTH = 3;
  private static final int SIZES = -1;

  private final Counts counts;

  private LabelTally(Counts counts) {
    this.counts = counts;
  }

  /** So many items to which both reference and model give a label. */
  public static Counts both(int label, long items) {
    return items(label, BOTH, items);
  }

  /** So many items to which only the reference gives a label. */
  public static Counts onlyInReference(int label, long items) {
    return items(label, REFERENCE, items);
  }

  /** So many items to which only the model gives a label. */
  public static Counts onlyByModel(int label, long items) {
    return items(label, MODEL, items);
  }

  private static Counts items(int label, int how, long items) {
    Counts.Builder counts = Counts.builder();
    counts.add(label, how, items);
    return counts.build();
  }

  /** Nothing the reference gives is found, and nothing else is given: never the same set. */
  private static void countMissed(Case item, Counts.Sink counts) {
    boolean sets = item.scale() instanceof Scale.Labels;
    long given = sets ? item.reference() : 1L << item.referenceCategory();
    counts.add(SIZES, Math.max(1, Long.bitCount(given)), 1);
    for (long rest = given; rest != 0; rest &= rest - 1) {
      counts.add(Long.numberOfTrailingZeros(rest), REFERENCE, 1);
    }
  }

  private static void countSets(long x, long y, Counts.Sink counts) {
    counts.add(SIZES, (long) Long.bitCount(x & y) << 32 | Long.bitCount(x | y), 1);
    for (long rest = x | y; rest != 0; rest &= rest - 1) {
      int label = Long.numberOfTrailingZeros(rest);
      counts.add(label, (x >>> label & 1) * REFERENCE + (y >>> label & 1) * MODEL, 1);
    }
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public LabelTally with(long[] amounts) {
    return new LabelTally(counts.with(amounts));
  }

  @Override
  public long items() {
    long sum = 0;
    for (int i = 0; i < counts.size() && counts.first(i) == SIZES; i++) {
      sum += counts.amount(i);
    }
    return sum;
  }

  /** Items to which both reference and model give the label. */
  public long both(int label) {
    return counts.amount(label, BOTH);
  }

  /** Items to which the reference gives the label. */
  public long inReference(int label) {
    return both(label) + counts.amount(label, REFERENCE);
  }

  /** Items to which the model gives the label. */
  public long byModel(int label) {
    return both(label) + counts.amount(label, MODEL);
  }

  /**
   * Number of different (intersection, union) sizes, some perhaps with amount 0 after resampling.
   */
  public int sizes() {
    int n = 0;
    while (n < counts.size() && counts.first(n) == SIZES) {
      n++;
    }
    return n;
  }

  /** Labels in common in size pair {@code i}. */
  public int intersection(int i) {
    return (int) (counts.second(i) >>> 32);
  }

  /** Labels in either set in size pair {@code i}. */
  public int union(int i) {
    return (int) counts.second(i);
  }

  /** Items with size pair {@code i}. */
  public long amount(int i) {
    return counts.amount(i);
  }
}
