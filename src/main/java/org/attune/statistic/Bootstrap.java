package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * The block bootstrap: in each replicate as many blocks are drawn with replacement as there are,
 * and every tally is summed over the blocks drawn. All tallies of a corpus share the draws, so that
 * differences between models or groups are paired (Efron &amp; Tibshirani 1993, chapter 16; blocks
 * as units: Davison &amp; Hinkley 1997, doi:10.1017/CBO9780511802843; Field &amp; Welsh 2007,
 * doi:10.1111/j.1467-9868.2007.00593.x). Where no draws are made, each block is left out in turn
 * ({@link Jackknife}).
 */
@Cites({"davison1997", "efron1993", "field2007"})
public final class Bootstrap {

  /** Share of replicates in which a statistic must be defined for an interval to be given. */
  static final double DEFINED = 0.95;

  static final String ONE_BLOCK = Footing.NO_INTERVAL + "all items lie in one block";
  static final String UNBOUNDED = Footing.NO_INTERVAL + "the divisor is not clearly above 0";
  static final String SHIFTED =
      Footing.NO_INTERVAL + "resampling shifts it, the estimate lies outside";
  static final String NO_CEILING = "a share is only taken of a value above 0";

  /** How intervals are made. */
  public enum Method {
    /** Each block left out in turn; no draws. */
    @Cites({"agresti1998", "efron1981", "quenouille1956", "satterthwaite1946", "tukey1958"})
    JACKKNIFE,
    /** Quantiles of the draws. */
    PERCENTILE,
    /** Bias-corrected and accelerated (Efron 1987, doi:10.1080/01621459.1987.10478410). */
    @Cites("efron1987")
    BCA
  }

  private final double level;
  private final Method method;
  private final boolean intervals;
  private final int[] positions;
  private final int blocks;
  private final int[][] weights;
  private final int heaviest;

  /** Leaves blocks out, and draws none. */
  public static Bootstrap jackknife(List<Integer> population, double level) {
    return new Bootstrap(population, 1, level, 0, Method.JACKKNIFE);
  }

  /** Draws the blocks for percentile intervals. */
  public Bootstrap(List<Integer> population, int replicates, double level, long seed) {
    this(population, replicates, level, seed, Method.PERCENTILE);
  }

  /** Draws the blocks where intervals are made of draws. */
  public Bootstrap(
      List<Integer> population, int replicates, double level, long seed, Method method) {
    this(population, replicates, level, seed, method, method != Method.JACKKNIFE);
  }

  /**
   * Draws the blocks.
   *
   * @param population ids of the blocks items fall in, rising
   * @param replicates number of replicates; 0 gives no intervals
   * @param level confidence level
   * @param seed seed of the {@link Draws}
   * @param method how intervals are made
   * @param drawing whether blocks are drawn, as {@link #p} needs
   */
  public Bootstrap(
      List<Integer> population,
      int replicates,
      double level,
      long seed,
      Method method,
      boolean drawing) {
    this.level = level;
    this.method = method;
    positions = BlockCounts.positions(population);
    blocks = population.size();
    intervals = replicates > 0;
    weights = new Draws(blocks, blocks < 2 || !drawing ? 0 : replicates, seed).weights();
    heaviest = Arrays.stream(weights).flatMapToInt(Arrays::stream).max().orElse(0);
  }

  /**
   * A statistic of the whole and of each replicate.
   *
   * @param whole the estimate, without interval
   * @param draws the estimate in each replicate; NaN where it is undefined
   * @param left the estimate without each block of the population in turn; nothing where no
   *     interval is made of it
   * @param raters the same without each rater
   * @param largest what it is the largest of, where it is that
   */
  public record Drawn(
      Estimate whole, double[] draws, Jackknife.Left left, Jackknife.Left raters, Largest largest) {

    /** Of a statistic that is not the largest of several. */
    Drawn(Estimate whole, double[] draws, Jackknife.Left left, Jackknife.Left raters) {
      this(whole, draws, left, raters, Largest.NONE);
    }

    /** Draws for a percentile interval. */
    public Drawn(Estimate whole, double[] draws) {
      this(whole, draws, Jackknife.Left.NONE, Jackknife.Left.NONE);
    }

    /** The same where raters are left out as well as blocks. */
    public Drawn and(Drawn ofRaters) {
      return new Drawn(whole, draws, left, ofRaters.raters, largest);
    }

    double[] defined() {
      return Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    }
  }

  /**
   * All statistics of one kind of tally, from its counts by block. Those that are not {@link
   * Statistic#resampled() resampled} have no draws.
   */
  public <T extends Tally<T>> List<Drawn> draw(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> byBlock,
      List<Statistic<T>> statistics,
      Scale scale) {
    Counts all = BlockCounts.sum(byBlock);
    Map<Integer, Counts> byPosition = new HashMap<>();
    byBlock.forEach((block, counts) -> byPosition.put(positions[block], counts));
    BlockCounts counts = new BlockCounts(all, byPosition, blocks);
    boolean fits = counts.fits(heaviest, all.size());
    int[] present = counts.present();
    T whole = tallier.tally(all);
    List<Statistic<T>> kept = statistics.stream().map(s -> s.resampling(whole, scale)).toList();
    List<Drawn> drawn = new ArrayList<>();
    for (Statistic<T> statistic : kept) {
      drawn.add(
          new Drawn(
              statistic.estimate(whole, scale),
              new double[statistic.resampled() ? weights.length : 0],
              intervals && statistic.resampled() && method != Method.PERCENTILE
                  ? left(tallier, byBlock, whole, statistic, scale)
                  : Jackknife.Left.NONE,
              Jackknife.Left.NONE,
              intervals ? Largest.of(statistic, whole, byPosition, blocks) : Largest.NONE));
    }
    for (int r = 0; r < weights.length; r++) {
      T tally = whole.with(sum(counts, present, weights[r], all.size(), fits));
      for (int s = 0; s < drawn.size(); s++) {
        if (drawn.get(s).draws().length > 0) {
          drawn.get(s).draws()[r] = point(kept.get(s), tally, scale);
        }
      }
    }
    return drawn;
  }

  /** A statistic without each block in turn; BCa adds no items and asks for no footing. */
  private <T extends Tally<T>> Jackknife.Left left(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> byBlock,
      T sample,
      Statistic<T> statistic,
      Scale scale) {
    Footing<T> footing =
        method == Method.BCA ? Footing.in(Range.ANY) : statistic.footing(sample, scale);
    boolean cushioned = !footing.cushion().isEmpty();
    long unit = cushioned ? Footing.HUNDREDTHS : 1;
    T whole = cushioned ? tallier.tally(cushioned(sample.counts(), footing.cushion())) : sample;
    double centre = point(statistic, whole, scale);
    double[] without = new double[blocks];
    Arrays.fill(without, centre);
    boolean[] present = new boolean[blocks];
    String refusal = footing.refusal(tallier, byBlock);
    if (refusal.isEmpty()) {
      byBlock.forEach(
          (block, own) -> {
            present[positions[block]] = own.size() > 0;
            without[positions[block]] = point(statistic, without(whole, own, unit), scale);
          });
    }
    double[] added =
        footing.cushion().stream()
            .mapToDouble(item -> point(statistic, without(whole, item, 1), scale))
            .toArray();
    return new Jackknife.Left(
        centre,
        without,
        present,
        added,
        footing.range(),
        footing.blocks(),
        footing.biased(),
        footing.widening(),
        footing.alone(),
        refusal);
  }

  /** A sample and items that are added to it, in hundredths. */
  private static Counts cushioned(Counts sample, List<Counts> items) {
    Counts.Builder sum = Counts.builder();
    for (int i = 0; i < sample.size(); i++) {
      sum.add(sample.first(i), sample.second(i), Footing.HUNDREDTHS * sample.amount(i));
    }
    items.forEach(sum::addAll);
    return sum.build();
  }

  static <T extends Tally<T>> T without(T whole, Counts part, long times) {
    long[] amounts = whole.counts().amounts();
    for (int i = 0; i < part.size(); i++) {
      amounts[whole.counts().find(part.first(i), part.second(i))] -= times * part.amount(i);
    }
    return whole.with(amounts);
  }

  private static long[] sum(
      BlockCounts counts, int[] present, int[] weights, int size, boolean fits) {
    long[] amounts = new long[size];
    for (int b : present) {
      if (fits) {
        counts.add(b, weights[b], amounts);
      } else {
        counts.addExact(b, weights[b], amounts);
      }
    }
    return amounts;
  }

  static <T extends Tally<T>> double point(Statistic<T> statistic, T tally, Scale scale) {
    return statistic.estimate(tally, scale) instanceof Estimate.Value value
        ? value.point()
        : Double.NaN;
  }

  /** The estimate with its interval, or with the reason why it has none. */
  public Estimate interval(Drawn drawn) {
    return interval(drawn, blocks);
  }

  /**
   * The same of a statistic that rests on some blocks only.
   *
   * @param carrying blocks with items that carry it; with one there is no interval
   */
  public Estimate interval(Drawn drawn, int carrying) {
    if (!(drawn.whole() instanceof Estimate.Value value)) {
      return drawn.whole();
    }
    int replicates = drawn.draws().length;
    if (method == Method.JACKKNIFE ? !intervals : replicates == 0 && blocks != 1) {
      return value;
    }
    boolean ofBlocks = drawn.left().made() || !drawn.raters().made();
    if (ofBlocks && (carrying == 1 || blocks == 1)) {
      return intervals ? Estimate.without(value.point(), ONE_BLOCK) : value;
    }
    if (drawn.largest().made()) {
      return drawn.largest().interval(value.point(), level);
    }
    if (method == Method.JACKKNIFE) {
      return Jackknife.interval(value.point(), drawn.left(), drawn.raters(), carrying, level);
    }
    double[] sorted = drawn.defined();
    if (sorted.length < DEFINED * replicates) {
      return Estimate.without(value.point(), Footing.NO_INTERVAL + few(sorted.length, replicates));
    }
    return method == Method.BCA
        ? Bca.interval(value.point(), sorted, drawn.left().blocks(), level)
        : limits(value.point(), sorted, (1 - level) / 2, (1 + level) / 2);
  }

  private static String few(int defined, int replicates) {
    return "defined in only " + defined + " of " + replicates + " replicates";
  }

  /**
   * The estimate with two quantiles of the draws; without them where it lies outside, because then
   * resampling shifts the statistic and its quantiles say nothing of the estimate.
   */
  static Estimate limits(double point, double[] sorted, double low, double high) {
    double from = quantile(sorted, low);
    double to = quantile(sorted, high);
    if (!Double.isFinite(from) || !Double.isFinite(to)) {
      return Estimate.without(point, UNBOUNDED);
    }
    double rounding = rounding(sorted);
    return point < from - rounding || point > to + rounding
        ? Estimate.without(point, SHIFTED)
        : Estimate.of(point, from, to);
  }

  /** The difference of two estimates of the same items, draw by draw. */
  public static Drawn difference(Drawn of, Drawn minus) {
    return combine(
        of,
        minus,
        (a, b) -> a - b,
        of.left().minus(minus.left()),
        of.raters().minus(minus.raters()),
        of.largest().less(minus.largest()));
  }

  /**
   * One estimate as a share of another of the same items, as of what people reach among themselves,
   * draw by draw. Undefined unless the divisor is above 0. In a draw whose divisor is not, the
   * share lies beyond every number, on the side of the dividend; where more draws are such than an
   * interval leaves out, it has no end (as Fieller's, doi:10.1111/j.2517-6161.1954.tb00159.x) and
   * is not given.
   */
  public static Drawn ratio(Drawn of, Drawn by) {
    return by.whole() instanceof Estimate.Value divisor && divisor.point() <= 0
        ? new Drawn(Estimate.undefined(NO_CEILING), new double[0])
        : combine(
            of,
            by,
            (a, b) -> b <= 0 ? a * Double.POSITIVE_INFINITY : a / b,
            of.left().over(by.left(), Footing.BLOCKS),
            of.raters().over(by.raters(), RatersLeftOut.FEWEST),
            Largest.NONE);
  }

  /** The ratio of two estimates of unlike items, as {@link #ratio}. */
  public static Drawn quotient(Drawn of, Drawn by) {
    return by.whole() instanceof Estimate.Value divisor && divisor.point() <= 0
        ? new Drawn(Estimate.undefined("a ratio is only taken to a value above 0"), new double[0])
        : ratio(of, by);
  }

  private static Drawn combine(
      Drawn first,
      Drawn second,
      DoubleBinaryOperator how,
      Jackknife.Left left,
      Jackknife.Left raters,
      Largest largest) {
    if (first.whole() instanceof Estimate.Value a && second.whole() instanceof Estimate.Value b) {
      return new Drawn(
          Estimate.of(how.applyAsDouble(a.point(), b.point())),
          combine(first.draws(), second.draws(), how),
          left,
          raters,
          largest);
    }
    return new Drawn(
        first.whole() instanceof Estimate.Undefined ? first.whole() : second.whole(),
        new double[0]);
  }

  private static double[] combine(double[] first, double[] second, DoubleBinaryOperator how) {
    double[] values = new double[first.length];
    Arrays.setAll(values, i -> how.applyAsDouble(first[i], second[i]));
    return values;
  }

  /**
   * The two-sided p value of a difference. With B defined draws twice the smaller of (1 + draws at
   * or below 0) / (B + 1) and (1 + draws at or above 0) / (B + 1) is p<sub>B</sub>, at most 1;
   * draws of G blocks spread less than estimates do, by √((G - 1) / G), and not as Student's t. So
   * p = 2 T(-z √((G - 1) / G)) with z = -Φ<sup>-1</sup>(p<sub>B</sub> / 2) and T of G - 1 degrees
   * of freedom (Hesterberg 2015, doi:10.1080/00031305.2015.1089789, whose expanded percentile
   * intervals are the same turned round). Counting the data itself as a draw: Phipson &amp; Smyth
   * (2010), doi:10.2202/1544-6115.1585.
   *
   * @param carrying G, blocks with items that carry it
   */
  public static Estimate p(Drawn difference, int carrying) {
    if (!(difference.whole() instanceof Estimate.Value)) {
      return difference.whole();
    }
    if (!difference.left().refused().isEmpty()) {
      return Estimate.undefined(difference.left().refused());
    }
    if (difference.largest().made()) {
      return Estimate.undefined(Largest.ONLY);
    }
    int replicates = difference.draws().length;
    double[] sorted = difference.defined();
    if (replicates == 0 || sorted.length < DEFINED * replicates) {
      return Estimate.undefined(
          replicates == 0 ? "nothing was resampled" : few(sorted.length, replicates));
    }
    double rounding = rounding(sorted);
    double below = 1 + Arrays.stream(sorted).filter(draw -> draw <= rounding).count();
    double above = 1 + Arrays.stream(sorted).filter(draw -> draw >= -rounding).count();
    double p = Math.min(1, 2 * Math.min(below, above) / (sorted.length + 1));
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(p / 2);
    double t = z * Math.sqrt((carrying - 1.0) / carrying);
    return Estimate.of(
        carrying < 2 ? p : 2 * TDistribution.of(carrying - 1).survivalProbability(t));
  }

  /** Draws that lie closer than this are equal but for rounding. */
  static double rounding(double[] sorted) {
    return 1e-9 * (quantile(sorted, 0.95) - quantile(sorted, 0.05));
  }

  /**
   * Quantile of sorted values by linear interpolation (Hyndman &amp; Fan 1996, type 7,
   * doi:10.2307/2684934).
   */
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
