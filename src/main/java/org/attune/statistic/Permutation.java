package org.attune.statistic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * A test that two models do alike, by swapping their names: if they do, each block could as well
 * have been tallied with the names the other way round. In each draw a fair coin a block says
 * whether its two tallies change places, and the difference of the statistic is taken anew. The p
 * value is (1 + draws whose difference is as large or larger, either way) / (1 + draws).
 *
 * <p>Nothing is assumed of the statistic or of the items inside a block. Blocks whose two tallies
 * are equal change nothing; with m others no p value is below 2<sup>1-m</sup> but for chance. The
 * hypothesis is that the answers of a block are exchangeable between the models, which is more than
 * that the statistic is equal. Of models whose answers spread differently it does not hold even if
 * they correlate alike; so statistics that do not depend on the scale of the answers have them
 * exchanged on one scale: for Pearson's correlation each model's answers standardised by their own
 * mean and standard deviation, for those of ranks as ranks ({@link Statistic#exchanged}). The
 * estimates are the same with and without. Scales being estimated, such a test is approximate; how
 * near it comes is measured in {@code ExchangedTest}.
 *
 * <p>Swapping is approximate randomization (Noreen 1989, ISBN 978-0-471-61136-3; Yeh 2000,
 * doi:10.3115/992730.992783); for one number a block it is Fisher's sign-flip test. Whole blocks
 * are swapped as they are in Winkler et al. (2015), doi:10.1016/j.neuroimage.2015.05.092. Counting
 * the data itself as a draw: Phipson &amp; Smyth (2010), doi:10.2202/1544-6115.1585.
 */
@Cites({"noreen1989", "phipson2010", "winkler2015", "yeh2000"})
public final class Permutation {

  /** A difference short of the observed one by less than this share of the values is as large. */
  private static final double ROUNDING = 1e-12;

  private final int[] positions;
  private final int blocks;
  private final boolean[][] swaps;

  /**
   * Tosses the coins, the same for every pair of models and every statistic.
   *
   * @param population ids of the blocks items fall in, rising
   * @param draws number of draws
   * @param seed seed of a SplitMix64 whose outputs seed the SplitMix64 of each draw
   */
  public Permutation(List<Integer> population, int draws, long seed) {
    positions = BlockCounts.positions(population);
    blocks = population.size();
    swaps = new boolean[draws][blocks];
    UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
    for (boolean[] draw : swaps) {
      UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seeds.nextLong());
      for (int b = 0; b < blocks; b++) {
        draw[b] = random.nextBoolean();
      }
    }
  }

  /**
   * The two-sided p value of each statistic's difference, undefined where one of the two estimates
   * is. A draw in which a statistic is undefined counts as large, so that gaps never help a
   * finding.
   *
   * @param model counts by block of one model
   * @param rival counts by block of the other, on the same items
   */
  public <T extends Tally<T>> List<Estimate> p(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> model,
      SortedMap<Integer, Counts> rival,
      List<Statistic<T>> statistics,
      Scale scale) {
    return statistics.stream()
        .map(
            statistic ->
                p(
                    tallier,
                    exchanged(tallier, model, statistic),
                    exchanged(tallier, rival, statistic),
                    statistic,
                    scale))
        .toList();
  }

  private static <T extends Tally<T>> SortedMap<Integer, Counts> exchanged(
      Tallier<T> tallier, SortedMap<Integer, Counts> counts, Statistic<T> statistic) {
    T whole = tallier.tally(BlockCounts.sum(counts));
    SortedMap<Integer, Counts> exchanged = new TreeMap<>();
    counts.forEach((block, own) -> exchanged.put(block, statistic.exchanged(own, whole)));
    return exchanged;
  }

  private <T extends Tally<T>> Estimate p(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> model,
      SortedMap<Integer, Counts> rival,
      Statistic<T> statistic,
      Scale scale) {
    Counts own = BlockCounts.sum(model);
    Counts both = own.plus(BlockCounts.sum(rival));
    long[] unswapped = amounts(both, own);
    BlockCounts changes = new BlockCounts(both, changes(model, rival), blocks);
    T keys = tallier.tally(both);
    Observed<T> observed =
        new Observed<>(statistic, scale, keys.with(unswapped), keys.with(rest(both, unswapped)));
    int large = 0;
    for (boolean[] draw : swaps) {
      long[] amounts = unswapped.clone();
      for (int b = 0; b < blocks; b++) {
        changes.add(b, draw[b] ? 1 : 0, amounts);
      }
      large += observed.reachedBy(keys.with(amounts), keys.with(rest(both, amounts))) ? 1 : 0;
    }
    return observed.p(large, swaps.length);
  }

  /** By position of the block, what swapping it adds to the model's counts. */
  private Map<Integer, Counts> changes(
      SortedMap<Integer, Counts> model, SortedMap<Integer, Counts> rival) {
    Map<Integer, Counts.Builder> changes = new HashMap<>();
    rival.forEach(
        (block, counts) -> changes.computeIfAbsent(block, b -> Counts.builder()).addAll(counts));
    model.forEach(
        (block, counts) -> {
          Counts.Builder change = changes.computeIfAbsent(block, b -> Counts.builder());
          for (int i = 0; i < counts.size(); i++) {
            change.add(counts.first(i), counts.second(i), -counts.amount(i));
          }
        });
    Map<Integer, Counts> byPosition = new HashMap<>();
    changes.forEach((block, change) -> byPosition.put(positions[block], change.build()));
    return byPosition;
  }

  private static long[] amounts(Counts keys, Counts counts) {
    long[] amounts = new long[keys.size()];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = counts.amount(keys.first(i), keys.second(i));
    }
    return amounts;
  }

  private static long[] rest(Counts both, long[] amounts) {
    long[] rest = both.amounts();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= amounts[i];
    }
    return rest;
  }

  /** A statistic of the two models as they are. */
  private record Observed<T extends Tally<T>>(
      Statistic<T> statistic, Scale scale, Estimate model, Estimate rival) {

    Observed(Statistic<T> statistic, Scale scale, T model, T rival) {
      this(statistic, scale, statistic.estimate(model, scale), statistic.estimate(rival, scale));
    }

    boolean reachedBy(T one, T other) {
      return model instanceof Estimate.Value a
          && rival instanceof Estimate.Value b
          && !(statistic.estimate(one, scale) instanceof Estimate.Value x
              && statistic.estimate(other, scale) instanceof Estimate.Value y
              && smaller(x.point() - y.point(), a.point(), b.point()));
    }

    private static boolean smaller(double difference, double a, double b) {
      double rounding = ROUNDING * Math.max(Math.abs(a), Math.abs(b));
      return Math.abs(difference) < Math.abs(a - b) - rounding;
    }

    Estimate p(int large, int draws) {
      return model instanceof Estimate.Undefined
          ? model
          : rival instanceof Estimate.Undefined ? rival : Estimate.of((1.0 + large) / (1 + draws));
    }
  }
}
