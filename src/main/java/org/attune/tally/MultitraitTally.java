package org.attune.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;

/**
 * Sums of how raters, people and perhaps a model, rate an item on one dimension or two: for every
 * two <em>measures</em>, a measure being a rater on a dimension, n, x, y, x², y², xy of the items
 * that have both (Campbell &amp; Fiske 1959, doi:10.1037/h0046016).
 *
 * <p>Measure: 2 rater + d, with d 0 for the dimension and 1 for the other, rater 0 for the model
 * and 1 + number for a person. Key: (2<sup>32</sup> measure of x + measure of y, 4 quantity +
 * limb), the first measure being the lower, see {@link ExactSums}; (-1, 0) items with two measures.
 * People are counted in steps of the scale, a model in units of 10<sup>-9</sup>: correlations are
 * the same in every unit. Beside a model two people are not compared with each other, only each
 * with himself on the two dimensions.
 */
public final class MultitraitTally implements Tally<MultitraitTally> {

  /** Counts raters on one dimension. */
  public static final Tallier<MultitraitTally> ONE = new Kind("traits-of-one-dimension", 1);

  /** Counts raters on two dimensions. */
  public static final Tallier<MultitraitTally> TWO = new Kind("traits-of-two-dimensions", 2);

  /** Rater that stands for the model. */
  public static final int MODEL = 0;

  private static final long ITEMS = -1;
  private static final int N = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int XX = 3;
  private static final int YY = 4;
  private static final int XY = 5;
  private static final int RATERS = 1 << 24;

  /** Two measures that were counted. */
  public record Pair(int rater, int dimension, int otherRater, int otherDimension) {
    private static Pair of(long key) {
      int x = (int) (key >>> 32);
      int y = (int) key;
      return new Pair(x >> 1, x & 1, y >> 1, y & 1);
    }

    private long key() {
      return (2L * rater + dimension) << 32 | 2L * otherRater + otherDimension;
    }
  }

  private final Counts counts;
  private final List<Pair> pairs;

  private MultitraitTally(Counts counts, List<Pair> pairs) {
    this.counts = counts;
    this.pairs = pairs;
  }

  private static List<Pair> pairs(Counts counts) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.first(i) >= 0 && (i == 0 || counts.first(i) != counts.first(i - 1))) {
        pairs.add(Pair.of(counts.first(i)));
      }
    }
    return pairs;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public MultitraitTally with(long[] amounts) {
    return new MultitraitTally(counts.with(amounts), pairs);
  }

  /** Items with two measures or more. */
  @Override
  public long items() {
    return counts.amount(ITEMS, 0);
  }

  /** Of two measures. */
  @Override
  public long fewestApart() {
    return pairs.stream().mapToLong(this::items).min().orElse(Long.MAX_VALUE);
  }

  /** The pairs of measures, in order of their keys. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** Items that have both measures. */
  public long items(Pair pair) {
    return counts.amount(pair.key(), 4 * N);
  }

  /** n Σxy - Σx Σy. */
  public BigInteger deviationXY(Pair pair) {
    return deviation(pair, XY, X, Y);
  }

  /** n Σx² - (Σx)². */
  public BigInteger deviationX(Pair pair) {
    return deviation(pair, XX, X, X);
  }

  /** n Σy² - (Σy)². */
  public BigInteger deviationY(Pair pair) {
    return deviation(pair, YY, Y, Y);
  }

  private BigInteger deviation(Pair pair, int product, int first, int second) {
    return BigInteger.valueOf(items(pair))
        .multiply(ExactSums.sum(counts, pair.key(), product))
        .subtract(
            ExactSums.sum(counts, pair.key(), first)
                .multiply(ExactSums.sum(counts, pair.key(), second)));
  }

  private record Kind(String name, int traits) implements Tallier<MultitraitTally> {

    @Override
    public Scope scope(Scale scale) {
      return scale.ordered() ? Scope.WHOLE : Scope.NONE;
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return scale instanceof Scale.Interval;
    }

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public boolean needsRaters() {
      return true;
    }

    @Override
    public String missing() {
      return traits == 1
          ? "each pair of raters is compared on the items both rated"
          : "two dimensions of a rater, or of two raters, are compared on the items rated on both";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      List<long[]> measures = new ArrayList<>();
      measures(item, 0, measures);
      if (traits == 2 && item.other() != null) {
        measures(item.other(), 1, measures);
      }
      boolean modelled = measures.stream().anyMatch(measure -> measure[0] >> 1 == MODEL);
      boolean any = false;
      for (long[] x : measures) {
        for (long[] y : measures) {
          boolean compared = !modelled || x[0] >> 1 == MODEL || x[0] >> 1 == y[0] >> 1;
          if (x[0] < y[0] && compared) {
            add(counts, x[0] << 32 | y[0], x[1], y[1]);
            any = true;
          }
        }
      }
      if (any) {
        counts.add(ITEMS, 0, 1);
      }
    }

    /** The model's answer and the first rating of each person, copies being one opinion. */
    private static void measures(Case item, int dimension, List<long[]> into) {
      if (item.model() != Scale.ABSENT) {
        into.add(new long[] {2L * MODEL + dimension, item.model()});
      }
      int[] raters = item.ratersKnown() ? item.raters() : Case.NO_RATERS;
      for (int rater : Arrays.stream(raters).distinct().toArray()) {
        if (rater >= RATERS) {
          throw new IllegalArgumentException("more than 2^24 raters: " + rater);
        }
        int at = 0;
        while (raters[at] != rater) {
          at++;
        }
        into.add(new long[] {2L * (1 + rater) + dimension, item.scale().steps(item.ratings()[at])});
      }
    }

    private static void add(Counts.Sink counts, long key, long x, long y) {
      counts.add(key, 4 * N, 1);
      ExactSums.add(counts, key, X, x, 1);
      ExactSums.add(counts, key, Y, y, 1);
      ExactSums.add(counts, key, XX, x, x);
      ExactSums.add(counts, key, YY, y, y);
      ExactSums.add(counts, key, XY, x, y);
    }

    @Override
    public MultitraitTally tally(Counts counts) {
      return new MultitraitTally(counts, MultitraitTally.pairs(counts));
    }
  }
}
