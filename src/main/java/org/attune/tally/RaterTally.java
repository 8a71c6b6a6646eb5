package org.attune.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * Sums of people's ratings on an ordered scale, by panel size m (ratings of the item) and, where
 * raters are known, by rater within m. A rating y is the number of {@link Scale#spacing steps}
 * above the lowest value of the scale: a small whole number, so that each sum is nearly always one
 * key. T is the sum of an item's ratings.
 *
 * <p>Keys: (m, 4 quantity + limb), see {@link ExactSums}; limbs above the first only where a scale
 * has so many steps that squares exceed 32 bits. By panel size: items, ΣT, ΣT², Σy². By rater:
 * number of ratings, Σy, and ΣT over the items the rater rated. Keyed by m, the only fractions
 * (1/m, 1/(m-1)) wait until a statistic divides, so the tally stays integer.
 *
 * <p>Gives intraclass correlations, the standard error of measurement and the severity of raters.
 */
public final class RaterTally implements Tally<RaterTally> {

  /** Counts panels; it does not matter who rated. */
  public static final Tallier<RaterTally> PANELS = new Kind("panel-sums", false);

  /** Counts panels and their raters; items whose raters are not known add nothing. */
  public static final Tallier<RaterTally> RATERS = new Kind("rater-sums", true);

  private static final int ITEMS = 0;
  private static final int SUM = 1;
  private static final int SQUARED_SUMS = 2;
  private static final int SQUARES = 3;

  /** Quantities of rater r begin at (r + 1) times this. */
  private static final long STRIDE = 4;

  private static final int RATINGS = 0;
  private static final int OWN = 1;
  private static final int PANEL = 2;

  private final Counts counts;
  private final int[] sizes;

  /** Entries of size {@code sizes[i]} are those from {@code starts[i]} to {@code starts[i + 1]}. */
  private final int[] starts;

  private RaterTally(Counts counts, int[] sizes, int[] starts) {
    this.counts = counts;
    this.sizes = sizes;
    this.starts = starts;
  }

  private static RaterTally of(Counts counts) {
    int[] starts =
        IntStream.rangeClosed(0, counts.size())
            .filter(i -> i == 0 || i == counts.size() || counts.first(i) != counts.first(i - 1))
            .toArray();
    int[] sizes =
        Arrays.stream(starts, 0, counts.size() == 0 ? 0 : starts.length - 1)
            .map(i -> Math.toIntExact(counts.first(i)))
            .toArray();
    return new RaterTally(counts, sizes, starts);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public RaterTally with(long[] amounts) {
    return new RaterTally(counts.with(amounts), sizes, starts);
  }

  /** Items with at least one rating. */
  @Override
  public long items() {
    return IntStream.of(sizes).mapToLong(this::items).sum();
  }

  /** Of one panel size, or of one rater in panels of one size. */
  @Override
  public long fewestApart() {
    long[] fewest = {IntStream.of(sizes).mapToLong(this::items).min().orElse(Long.MAX_VALUE)};
    forEachRater((m, rater, ratings, own, panel) -> fewest[0] = Math.min(fewest[0], ratings));
    return fewest[0];
  }

  /** Items with ratings by two people or more. */
  public long paired() {
    return IntStream.of(sizes).filter(m -> m > 1).mapToLong(this::items).sum();
  }

  /** The panel sizes, rising; after resampling some perhaps without items. */
  public int[] sizes() {
    return sizes;
  }

  /** Items with {@code m} ratings. */
  public long items(int m) {
    return counts.amount(m, 4L * ITEMS);
  }

  /** ΣT: the sum of the ratings of items with {@code m} ratings. */
  public BigInteger sum(int m) {
    return sum(m, SUM);
  }

  /** ΣT²: the sum of squared sums of items with {@code m} ratings. */
  public BigInteger squaredSums(int m) {
    return sum(m, SQUARED_SUMS);
  }

  /** Σy²: the sum of squared ratings of items with {@code m} ratings. */
  public BigInteger squares(int m) {
    return sum(m, SQUARES);
  }

  private BigInteger sum(int m, int quantity) {
    BigInteger sum = BigInteger.ZERO;
    for (long second = 4L * quantity; second < 4L * quantity + 4; second++) {
      sum = sum.add(ExactSums.part(second, counts.amount(m, second)));
    }
    return sum;
  }

  /** What one rater did in items of one panel size. */
  public interface Work {
    /**
     * Takes the work of a rater.
     *
     * @param m panel size
     * @param rater number of the rater
     * @param ratings how many, at least 1
     * @param own Σy: the sum of these ratings
     * @param panel ΣT: the sum of all ratings of these items
     */
    void of(int m, int rater, long ratings, BigInteger own, BigInteger panel);
  }

  /** Goes through the work of every rater, by rising panel size and rater. */
  public void forEachRater(Work work) {
    for (int s = 0; s < sizes.length; s++) {
      for (int from = starts[s], to; from < starts[s + 1]; from = to) {
        long rater = counts.second(from) / (4 * STRIDE) - 1;
        BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (to = from; to < starts[s + 1] && counts.second(to) / (4 * STRIDE) - 1 == rater; to++) {
          int quantity = (int) (counts.second(to) / 4 % STRIDE);
          if (rater >= 0) {
            sums[quantity] =
                sums[quantity].add(ExactSums.part(counts.second(to), counts.amount(to)));
          }
        }
        if (sums[RATINGS].signum() > 0) {
          work.of(sizes[s], (int) rater, sums[RATINGS].longValueExact(), sums[OWN], sums[PANEL]);
        }
      }
    }
  }

  private record Kind(String name, boolean needsRaters) implements Tallier<RaterTally> {

    @Override
    public Scope scope(Scale scale) {
      return scale.ordered() ? Scope.WHOLE : Scope.NONE;
    }

    @Override
    public boolean betweenRaters() {
      return true;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.ratings().length == 0 || needsRaters && !item.ratersKnown()) {
        return;
      }
      Panel panel = Panel.of(item);
      long m = panel.size();
      counts.add(m, 4L * ITEMS, 1);
      ExactSums.add(counts, m, SUM, panel.sum());
      ExactSums.add(counts, m, SQUARED_SUMS, panel.sum(), panel.sum());
      ExactSums.addSquares(counts, m, SQUARES, panel.steps());
      for (int i = 0; needsRaters && i < m; i++) {
        long rater = STRIDE * (panel.raters()[i] + 1L);
        counts.add(m, 4 * (rater + RATINGS), 1);
        ExactSums.add(counts, m, rater + OWN, panel.steps()[i]);
        ExactSums.add(counts, m, rater + PANEL, panel.sum());
      }
    }

    @Override
    public RaterTally tally(Counts counts) {
      return of(counts);
    }
  }
}
