package org.attune.tally;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * For each rater how often the model is closer to the item's other raters than the rater is, as
 * close, or less close.
 *
 * <p>Keys: (4 rater + outcome, cluster or 0) items of the rater; (-1, 0) items with a model's
 * answer and two raters or more. The outcome is {@link #LOSS}, {@link #TIE} or {@link #WIN}.
 *
 * <p>Ratings that stand under one rater's number are no others to each other.
 *
 * <p>Gives the alternative annotator test.
 */
public final class AlternativeTally implements Tally<AlternativeTally> {

  /** The rater is closer to the others than the model is. */
  public static final int LOSS = 0;

  /** The rater and the model are as close. */
  public static final int TIE = 1;

  /** The model is closer. */
  public static final int WIN = 2;

  /**
   * By the scale's own score: the share of equal ratings on nominal scales, the negative root mean
   * squared difference of values on ordered ones, the mean Jaccard index (two empty sets count 1)
   * on label sets.
   */
  public static final Tallier<AlternativeTally> SCORES =
      new Kind("alternatives", AlternativeScore.NATURAL, false);

  /** By the share of equal ratings, on every scale. */
  public static final Tallier<AlternativeTally> EXACT =
      new Kind("alternatives-exact", AlternativeScore.EXACT, false);

  /** By the scale's own score, apart for each cluster of items. */
  public static final Tallier<AlternativeTally> CLUSTERED =
      new Kind("alternatives-clustered", AlternativeScore.NATURAL, true);

  private static final long ITEMS = -1;

  private final Counts counts;

  private AlternativeTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public AlternativeTally with(long[] amounts) {
    return new AlternativeTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return counts.amount(ITEMS, 0);
  }

  /** Of one rater, in one cluster where these are kept apart. */
  @Override
  public long fewestApart() {
    return IntStream.range(0, size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> List.of((long) rater(i), cluster(i)), Collectors.summingLong(this::amount)))
        .values()
        .stream()
        .min(Long::compare)
        .orElse(Long.MAX_VALUE);
  }

  /** Number of entries, which stand by rising rater, outcome and cluster. */
  public int size() {
    return counts.size() - first();
  }

  /** Rater of entry {@code i}. */
  public int rater(int i) {
    return (int) (counts.first(i + first()) >> 2);
  }

  /** Outcome of entry {@code i}. */
  public int outcome(int i) {
    return (int) (counts.first(i + first()) & 3);
  }

  /** Cluster of entry {@code i}, 0 where clusters are not kept apart. */
  public long cluster(int i) {
    return counts.second(i + first());
  }

  /** Items of entry {@code i}. */
  public long amount(int i) {
    return counts.amount(i + first());
  }

  private int first() {
    return counts.size() > 0 && counts.first(0) == ITEMS ? 1 : 0;
  }

  private record Kind(String name, AlternativeScore score, boolean clustered)
      implements Tallier<AlternativeTally> {

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public Scope scope(Scale scale) {
      return Scope.WHOLE;
    }

    @Override
    public boolean needsRaters() {
      return true;
    }

    @Override
    public String missing() {
      return "items without an answer or with fewer than two known raters are left out";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.model() == Scale.ABSENT || !item.ratersKnown()) {
        return;
      }
      boolean compared = false;
      for (int rater = 0; rater < item.raters().length; rater++) {
        if (AlternativeScore.others(item, rater).findAny().isPresent()) {
          int outcome = TIE + Integer.signum(score.compare(item, rater));
          counts.add(4L * item.raters()[rater] + outcome, clustered ? item.cluster() : 0, 1);
          compared = true;
        }
      }
      if (compared) {
        counts.add(ITEMS, 0, 1);
      }
    }

    @Override
    public AlternativeTally tally(Counts counts) {
      return new AlternativeTally(counts);
    }
  }

  /**
   * Who is closer to the other raters of an item, one rater or the model. All comparisons are
   * exact.
   */
  private enum AlternativeScore {

    /**
     * The scale's own score: the share of equal ratings on nominal scales; the negative root mean
     * squared difference of values on ordered ones; on label sets the mean Jaccard index, where two
     * empty sets, which say the same, count 1.
     */
    NATURAL {
      @Override
      int compare(Case item, int rater) {
        if (item.scale() instanceof Scale.Labels) {
          return jaccard(item, rater, item.model())
              .compareTo(jaccard(item, rater, item.ratings()[rater]));
        }
        return item.scale().ordered() ? squares(item, rater) : EXACT.compare(item, rater);
      }
    },

    /** The share of equal ratings; a model's value is taken to the nearest category first. */
    EXACT {
      @Override
      int compare(Case item, int rater) {
        long model = item.scale() instanceof Scale.Labels ? item.model() : item.modelCategory();
        return Integer.compare(
            equal(item, rater, model), equal(item, rater, item.ratings()[rater]));
      }
    };

    /**
     * The least common multiple of 1 to 63 divided by each of them: Jaccard indexes as integers.
     */
    private static final BigInteger[] PARTS = parts();

    /**
     * Positive if the model is closer to the others, negative if the rater is, 0 if they are as
     * close.
     *
     * @param rater position of the rater's rating
     */
    abstract int compare(Case item, int rater);

    /** Positions of the ratings by others than the rater at this position. */
    static IntStream others(Case item, int rater) {
      int who = item.raters()[rater];
      return IntStream.range(0, item.raters().length).filter(k -> item.raters()[k] != who);
    }

    private static int equal(Case item, int rater, long code) {
      return (int) others(item, rater).filter(k -> item.ratings()[k] == code).count();
    }

    /**
     * The sign of Σ (x - r)² - Σ (x - y)² over the others' values x, r being the rater's value and
     * y the model's: that of (r - y) (n (r + y) - 2 Σ x).
     */
    private static int squares(Case item, int rater) {
      long r = item.scale().value(item.ratings()[rater]);
      long y = item.model();
      long both = Math.addExact(r, y);
      long sum = 0;
      for (int k : others(item, rater).toArray()) {
        long x = item.scale().value(item.ratings()[k]);
        sum = Math.addExact(sum, Math.subtractExact(both, Math.multiplyExact(2, x)));
      }
      return Long.compare(r, y) * Long.signum(sum);
    }

    private static BigInteger jaccard(Case item, int rater, long set) {
      return others(item, rater)
          .mapToObj(
              k -> {
                long other = item.ratings()[k];
                int union = Long.bitCount(set | other);
                return union == 0
                    ? PARTS[1]
                    : PARTS[union].multiply(BigInteger.valueOf(Long.bitCount(set & other)));
              })
          .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger[] parts() {
      BigInteger multiple = BigInteger.ONE;
      for (int i = 2; i < Long.SIZE; i++) {
        BigInteger factor = BigInteger.valueOf(i);
        multiple = multiple.divide(multiple.gcd(factor)).multiply(factor);
      }
      BigInteger[] parts = new BigInteger[Long.SIZE];
      for (int i = 1; i < Long.SIZE; i++) {
        parts[i] = multiple.divide(BigInteger.valueOf(i));
      }
      return parts;
    }
  }
}
