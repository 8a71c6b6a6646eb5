package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * The block bootstrap: in each replicate as many blocks are drawn with replacement as there are,
 * and every tally is summed over the blocks drawn. All tallies of a corpus share the draws, so that
 * differences between models or groups are paired (Efron &amp; Tibshirani 1993, chapter 16; blocks
 * as units: Davison &amp; Hinkley 1997, doi:10.1017/CBO9780511802843).
 */
public final class Bootstrap {

  /** Share of replicates in which a statistic must be defined for an interval to be given. */
  static final double DEFINED = 0.95;

  private final double level;
  private final int[] positions;
  private final int[][] weights;

  /**
   * Draws the blocks.
   *
   * @param population ids of the blocks items fall in, rising
   * @param replicates number of replicates; 0 gives no intervals
   * @param level confidence level
   * @param seed seed of a SplitMix64 whose outputs seed the SplitMix64 of each replicate; seeds in
   *     equal steps would not do, because the generator itself goes in equal steps and replicates
   *     would be shifts of each other
   */
  public Bootstrap(List<Integer> population, int replicates, double level, long seed) {
    this.level = level;
    positions = new int[population.isEmpty() ? 0 : population.get(population.size() - 1) + 1];
    Arrays.fill(positions, -1);
    for (int i = 0; i < population.size(); i++) {
      positions[population.get(i)] = i;
    }
    weights = new int[population.size() < 2 ? 0 : replicates][population.size()];
    UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
    for (int r = 0; r < weights.length; r++) {
      UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seeds.nextLong());
      for (int i = 0; i < population.size(); i++) {
        weights[r][random.nextInt(population.size())]++;
      }
    }
  }

  /**
   * A statistic of the whole and of each replicate.
   *
   * @param whole the estimate, without interval
   * @param draws the estimate in each replicate; NaN where it is undefined
   */
  public record Drawn(Estimate whole, double[] draws) {
    public static Drawn of(Estimate whole, double[] draws) {
      return new Drawn(whole, draws);
    }

    public static Drawn undefined(String reason) {
      return new Drawn(Estimate.undefined(reason), new double[0]);
    }
  }

  public enum Method {
    PERCENTILE,
    BCA
  }

  public Bootstrap(
      List<Integer> population, int replicates, double level, long seed, Method method) {
    this(population, replicates, level, seed);
  }

  public static Drawn ratio(Drawn of, Drawn by) {
    if (of.whole() instanceof Estimate.Value a
        && by.whole() instanceof Estimate.Value b
        && b.point() != 0) {
      double[] draws = new double[of.draws().length];
      for (int r = 0; r < draws.length; r++) {
        draws[r] = of.draws()[r] / by.draws()[r];
      }
      return new Drawn(Estimate.of(a.point() / b.point()), draws);
    }
    return Drawn.undefined("raters reach 0");
  }

  public static java.util.Optional<Double> p(Drawn d) {
    return java.util.Optional.of(1.0);
  }

  /** All statistics of one kind of tally, from its counts by block. */
  public <T extends Tally<T>> List<Drawn> draw(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> byBlock,
      List<Statistic<T>> statistics,
      Scale scale) {
    Counts.Builder sum = Counts.builder();
    byBlock.values().forEach(sum::addAll);
    Counts all = sum.build();
    T whole = tallier.tally(all);
    List<Drawn> drawn = new ArrayList<>();
    statistics.forEach(
        s -> drawn.add(new Drawn(s.estimate(whole, scale), new double[weights.length])));
    int[] blocks = byBlock.keySet().stream().mapToInt(b -> positions[b]).toArray();
    int[][] keys = new int[blocks.length][];
    long[][] amounts = new long[blocks.length][];
    int b = 0;
    for (Counts counts : byBlock.values()) {
      keys[b] = new int[counts.size()];
      amounts[b] = new long[counts.size()];
      for (int i = 0; i < counts.size(); i++) {
        keys[b][i] = all.find(counts.first(i), counts.second(i));
        amounts[b][i] = counts.amount(i);
      }
      b++;
    }
    for (int r = 0; r < weights.length; r++) {
      long[] drawnAmounts = new long[all.size()];
      for (int k = 0; k < blocks.length; k++) {
        long weight = weights[r][blocks[k]];
        for (int i = 0; weight > 0 && i < keys[k].length; i++) {
          drawnAmounts[keys[k][i]] =
              Math.addExact(drawnAmounts[keys[k][i]], Math.multiplyExact(weight, amounts[k][i]));
        }
      }
      T tally = whole.with(drawnAmounts);
      for (int s = 0; s < statistics.size(); s++) {
        Estimate estimate = statistics.get(s).estimate(tally, scale);
        drawn.get(s).draws()[r] =
            estimate instanceof Estimate.Value value ? value.point() : Double.NaN;
      }
    }
    return drawn;
  }

  /** The estimate with its percentile interval. */
  public Estimate interval(Drawn drawn) {
    if (!(drawn.whole() instanceof Estimate.Value value)) {
      return drawn.whole();
    }
    double[] defined =
        Arrays.stream(drawn.draws()).filter(d -> !Double.isNaN(d)).sorted().toArray();
    return defined.length == 0 || defined.length < DEFINED * drawn.draws().length
        ? value
        : Estimate.of(
            value.point(), quantile(defined, (1 - level) / 2), quantile(defined, (1 + level) / 2));
  }

  /** The difference of two estimates of the same items, draw by draw. */
  public static Drawn difference(Drawn of, Drawn minus) {
    if (of.whole() instanceof Estimate.Value a && minus.whole() instanceof Estimate.Value b) {
      double[] draws = new double[of.draws().length];
      for (int r = 0; r < draws.length; r++) {
        draws[r] = of.draws()[r] - minus.draws()[r];
      }
      return new Drawn(Estimate.of(a.point() - b.point()), draws);
    }
    return new Drawn(
        of.whole() instanceof Estimate.Undefined ? of.whole() : minus.whole(), new double[0]);
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
