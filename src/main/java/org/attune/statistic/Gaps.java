package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * Gaps between groups of items, and what chance makes of them.
 *
 * <p>A largest difference is above 0 even where groups are alike, and in draws with replacement it
 * is larger still, so quantiles of its draws do not hold the truth. Its interval comes from the
 * differences it is the largest of: with s<sub>j</sub> the standard deviation of difference j over
 * the draws and c the quantile of the largest |d<sub>j</sub><sup>*</sup> - mean| / s<sub>j</sub> of
 * a draw, all true differences lie within d<sub>j</sub> ± c s<sub>j</sub> at once as often as the
 * level says (Westfall &amp; Young 1993, ISBN 978-0-471-55761-6), and then the largest of them lies
 * between the largest lower and the largest upper limit. c is widened for the blocks of the smaller
 * of the two groups, as in {@link Bootstrap#p}. A lowest or highest value comes from the groups'
 * values in the same way, a smallest ratio from differences of logarithms.
 *
 * <p>Chance: labels of groups are permuted, and each gap is taken anew. Where a block holds items
 * of one group, blocks exchange their labels; where it holds several, these exchange theirs within
 * the block. Only parts of like size do (items from 2<sup>k</sup> to below 2<sup>k + 1</sup>), so
 * that a group of short conversations stays one. The p value is (1 + draws with a gap as wide) / (1
 * + draws); the hypothesis is that groups are exchangeable, which is more than that they have equal
 * values (Chung &amp; Romano 2013, doi:10.1214/13-AOS1090).
 */
@Cites({"chung2013", "phipson2010", "westfall1993"})
public final class Gaps {

  private static final double ROUNDING = 1e-12;
  private static final String FEWER = "fewer than two groups are large enough";
  private static final String UNLIKE =
      "groups have too few blocks of like size to exchange their labels";
  private static final String RARELY = "too rarely defined with labels permuted";
  private static final String NOTHING = "nothing was resampled";

  private final List<Integer> population;
  private final int replicates;
  private final double level;
  private final long seed;

  /**
   * What is said of one gap.
   *
   * @param gap the gap between the groups, with its interval
   * @param chance its mean with labels permuted
   * @param limit the number of which 95 % of gaps by chance are no wider
   * @param beyond the gap less that mean
   * @param p share of gaps by chance as wide; empty where chance is not known
   */
  public record Found(
      Estimate gap, Estimate chance, Estimate limit, Estimate beyond, Optional<Double> p) {}

  /**
   * @param population ids of the blocks items fall in, rising
   * @param replicates draws of blocks and of labels; 0 gives neither intervals nor chance
   * @param level confidence level
   * @param seed seed of both
   */
  public Gaps(List<Integer> population, int replicates, double level, long seed) {
    this.population = population;
    this.replicates = replicates;
    this.level = level;
    this.seed = seed;
  }

  /**
   * The gaps between groups of one statistic.
   *
   * @param groups counts of each group by block
   * @param asked which gaps
   */
  public <T extends Tally<T>> List<Found> of(
      List<SortedMap<Integer, Counts>> groups,
      Statistic<T> statistic,
      Scale scale,
      List<Gap> asked) {
    if (groups.size() < 2) {
      Estimate none = Estimate.undefined(FEWER);
      return asked.stream()
          .map(gap -> new Found(none, none, none, none, Optional.empty()))
          .toList();
    }
    Bootstrap bootstrap = new Bootstrap(population, replicates, level, seed);
    List<Drawn> drawn =
        groups.stream()
            .map(g -> bootstrap.draw(statistic.tallier(), g, List.of(statistic), scale).get(0))
            .toList();
    for (Drawn group : drawn) {
      if (group.whole() instanceof Estimate.Undefined none) {
        return asked.stream()
            .map(gap -> new Found(none, none, none, none, Optional.empty()))
            .toList();
      }
    }
    int[] blocks = groups.stream().mapToInt(g -> Basis.of(statistic, g, scale).blocks()).toArray();
    double[] values =
        drawn.stream().mapToDouble(d -> ((Estimate.Value) d.whole()).point()).toArray();
    double[][] draws = complete(drawn);
    Chance chance = chance(groups, statistic, scale);
    return asked.stream()
        .map(gap -> found(gap, values, interval(gap, values, draws, blocks), chance))
        .toList();
  }

  /** The draws in which every group has a value, by draw and group. */
  private static double[][] complete(List<Drawn> drawn) {
    return IntStream.range(0, drawn.get(0).draws().length)
        .mapToObj(r -> drawn.stream().mapToDouble(d -> d.draws()[r]).toArray())
        .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
        .toArray(double[][]::new);
  }

  private static Found found(Gap gap, double[] values, Estimate of, Chance chance) {
    if (!(of instanceof Estimate.Value value)) {
      return new Found(of, of, of, of, Optional.empty());
    }
    double[] sorted =
        Arrays.stream(chance.values())
            .mapToDouble(gap::of)
            .filter(draw -> !Double.isNaN(draw))
            .sorted()
            .toArray();
    String refused =
        !chance.refused().isEmpty()
            ? chance.refused()
            : sorted.length < Bootstrap.DEFINED * chance.draws() ? RARELY : "";
    if (!refused.isEmpty()) {
      Estimate none = Estimate.undefined(refused);
      return new Found(of, none, none, none, Optional.empty());
    }
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double limit = Bootstrap.quantile(sorted, gap.widerBelow() ? 0.05 : 0.95);
    double observed = gap.of(values);
    double rounding = ROUNDING * Arrays.stream(values).map(Math::abs).max().orElseThrow();
    long narrower =
        Arrays.stream(sorted)
            .filter(x -> gap.widerBelow() ? x > observed + rounding : x < observed - rounding)
            .count();
    Estimate beyond =
        value
            .interval()
            .map(i -> Estimate.of(observed - mean, i.low() - mean, i.high() - mean))
            .orElseGet(
                () ->
                    value.without().isEmpty()
                        ? Estimate.of(observed - mean)
                        : Estimate.without(observed - mean, value.without()));
    return new Found(
        of,
        Estimate.of(mean),
        Estimate.of(limit),
        beyond,
        Optional.of((1.0 + chance.draws() - narrower) / (1 + chance.draws())));
  }

  private Estimate interval(Gap gap, double[] values, double[][] draws, int[] blocks) {
    double point = gap.of(values);
    if (Double.isNaN(point)) {
      return Estimate.undefined("a ratio is only taken of values of 0 or more, one above 0");
    }
    if (replicates == 0) {
      return Estimate.of(point);
    }
    boolean logs = gap == Gap.SMALLEST_RATIO;
    if (Arrays.stream(blocks).anyMatch(n -> n < 2)) {
      return Estimate.without(point, Footing.NO_INTERVAL + "a group lies in one block");
    }
    if (draws.length < Bootstrap.DEFINED * replicates) {
      return Estimate.without(
          point,
          Footing.NO_INTERVAL
              + "all groups have a value in only "
              + draws.length
              + " of "
              + replicates
              + " replicates");
    }
    if (logs && Arrays.stream(values).anyMatch(v -> v <= 0)
        || logs && Arrays.stream(draws).flatMapToDouble(Arrays::stream).anyMatch(v -> v <= 0)) {
      return Estimate.without(
          point, Footing.NO_INTERVAL + "a group's value is not clearly above 0");
    }
    double[] of = logs ? logs(values) : values;
    double[][] drawn = logs ? Arrays.stream(draws).map(Gaps::logs).toArray(double[][]::new) : draws;
    return gap == Gap.LOWEST || gap == Gap.HIGHEST
        ? ofExtreme(gap, point, parts(of, drawn, blocks, false))
        : ofWidest(gap, point, parts(of, drawn, blocks, true));
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }

  /** What a gap is the largest or smallest of, and how far the truth may lie from it. */
  private record Part(double value, double reach) {
    double low() {
      return value - reach;
    }

    double high() {
      return value + reach;
    }
  }

  /** Values of groups, or the difference of every two, with limits that hold all at once. */
  private List<Part> parts(double[] values, double[][] draws, int[] blocks, boolean pairs) {
    List<int[]> which = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      for (int j = pairs ? i + 1 : i; j < (pairs ? values.length : i + 1); j++) {
        which.add(new int[] {i, j});
      }
    }
    double[] largest = new double[draws.length];
    double[] deviations = new double[which.size()];
    for (int w = 0; w < deviations.length; w++) {
      int[] pair = which.get(w);
      double[] of = Arrays.stream(draws).mapToDouble(row -> value(row, pair)).toArray();
      double mean = Arrays.stream(of).average().orElseThrow();
      double squares = Arrays.stream(of).map(x -> (x - mean) * (x - mean)).sum();
      deviations[w] = Math.sqrt(squares / (of.length - 1));
      for (int r = 0; r < of.length && deviations[w] > 0; r++) {
        largest[r] = Math.max(largest[r], Math.abs(of[r] - mean) / deviations[w]);
      }
    }
    Arrays.sort(largest);
    double c = Bootstrap.quantile(largest, level);
    List<Part> parts = new ArrayList<>();
    for (int w = 0; w < deviations.length; w++) {
      int[] pair = which.get(w);
      int fewest = Math.min(blocks[pair[0]], blocks[pair[1]]);
      parts.add(new Part(value(values, pair), deviations[w] * widened(c, fewest)));
    }
    return parts;
  }

  private static double value(double[] values, int[] pair) {
    return pair[0] == pair[1] ? values[pair[0]] : values[pair[0]] - values[pair[1]];
  }

  /** A normal deviate as one of Student's t, for draws of so many blocks. */
  private static double widened(double z, int blocks) {
    double tail = NormalDistribution.of(0, 1).survivalProbability(z);
    return TDistribution.of(blocks - 1).inverseSurvivalProbability(tail)
        * Math.sqrt(blocks / (blocks - 1.0));
  }

  private static Estimate ofExtreme(Gap gap, double point, List<Part> groups) {
    return Estimate.of(
        point,
        gap.of(groups.stream().mapToDouble(Part::low).toArray()),
        gap.of(groups.stream().mapToDouble(Part::high).toArray()));
  }

  /** Each difference also the other way round. */
  private static Estimate ofWidest(Gap gap, double point, List<Part> pairs) {
    double low =
        pairs.stream().mapToDouble(p -> Math.abs(p.value()) - p.reach()).max().orElseThrow();
    double high =
        pairs.stream().mapToDouble(p -> Math.abs(p.value()) + p.reach()).max().orElseThrow();
    double least = Math.max(0, low);
    return gap == Gap.LARGEST_DIFFERENCE
        ? Estimate.of(point, least, high)
        : Estimate.of(point, StrictMath.exp(-high), StrictMath.exp(-least));
  }

  /**
   * Values of the groups with labels permuted.
   *
   * @param values by draw and group, of draws in which all have one
   * @param draws all draws
   * @param refused why there are none; else empty
   */
  private record Chance(double[][] values, int draws, String refused) {}

  private <T extends Tally<T>> Chance chance(
      List<SortedMap<Integer, Counts>> groups, Statistic<T> statistic, Scale scale) {
    if (replicates == 0) {
      return new Chance(new double[0][], 0, NOTHING);
    }
    Parts parts = Parts.of(groups, statistic.tallier());
    if (!parts.exchange(groups.size())) {
      return new Chance(new double[0][], 0, UNLIKE);
    }
    Counts all = BlockCounts.sum(parts.counts());
    T keys = statistic.tallier().tally(all);
    Statistic<T> kept = statistic.resampling(keys, scale);
    BlockCounts counts = new BlockCounts(all, parts.counts(), parts.counts().size());
    boolean fits = counts.fits(1, all.size());
    UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
    List<double[]> values = new ArrayList<>();
    for (int r = 0; r < replicates; r++) {
      int[] labels = parts.shuffled(RandomSource.SPLIT_MIX_64.create(seeds.nextLong()));
      long[][] sums = new long[groups.size()][all.size()];
      for (int part = 0; part < labels.length; part++) {
        if (fits) {
          counts.add(part, 1, sums[labels[part]]);
        } else {
          counts.addExact(part, 1, sums[labels[part]]);
        }
      }
      double[] drawn =
          Arrays.stream(sums)
              .mapToDouble(sum -> Bootstrap.point(kept, keys.with(sum), scale))
              .toArray();
      if (Arrays.stream(drawn).noneMatch(Double::isNaN)) {
        values.add(drawn);
      }
    }
    return new Chance(values.toArray(double[][]::new), replicates, "");
  }

  /**
   * What each group has in each block.
   *
   * @param counts by number of the part, in the order of blocks and groups
   * @param labels groups of the parts
   * @param items their items
   * @param exchanging parts that exchange their labels
   */
  private record Parts(
      SortedMap<Integer, Counts> counts, int[] labels, long[] items, List<int[]> exchanging) {

    static <T extends Tally<T>> Parts of(
        List<SortedMap<Integer, Counts>> groups, Tallier<T> tallier) {
      SortedMap<Integer, SortedMap<Integer, Counts>> byBlock = new TreeMap<>();
      for (int g = 0; g < groups.size(); g++) {
        int group = g;
        groups
            .get(g)
            .forEach(
                (block, own) ->
                    byBlock.computeIfAbsent(block, b -> new TreeMap<>()).put(group, own));
      }
      SortedMap<Integer, Counts> counts = new TreeMap<>();
      List<Integer> labels = new ArrayList<>();
      List<Long> items = new ArrayList<>();
      SortedMap<Long, List<Integer>> alike = new TreeMap<>();
      byBlock.forEach(
          (block, own) ->
              own.forEach(
                  (group, part) -> {
                    long size = tallier.tally(part).items();
                    long among = own.size() > 1 ? 1L + block : 0;
                    alike
                        .computeIfAbsent(
                            among * (Long.SIZE + 1) + Long.numberOfLeadingZeros(size),
                            k -> new ArrayList<>())
                        .add(labels.size());
                    counts.put(labels.size(), part);
                    labels.add(group);
                    items.add(size);
                  }));
      return new Parts(
          counts,
          labels.stream().mapToInt(i -> i).toArray(),
          items.stream().mapToLong(n -> n).toArray(),
          alike.values().stream().map(Parts::numbers).toList());
    }

    private static int[] numbers(List<Integer> list) {
      return list.stream().mapToInt(i -> i).toArray();
    }

    /**
     * True if half of the items of each group can come under another label, of all groups but one:
     * beside a large group that keeps the rest of its items the small ones move.
     */
    boolean exchange(int groups) {
      long[] all = new long[groups];
      long[] moving = new long[groups];
      for (int[] parts : exchanging) {
        boolean several = Arrays.stream(parts).map(part -> labels[part]).distinct().count() > 1;
        for (int part : parts) {
          all[labels[part]] += items[part];
          moving[labels[part]] += several ? items[part] : 0;
        }
      }
      return IntStream.range(0, groups).filter(g -> 2 * moving[g] < all[g]).count() < 2;
    }

    int[] shuffled(UniformRandomProvider random) {
      int[] shuffled = labels.clone();
      for (int[] parts : exchanging) {
        for (int i = parts.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          int label = shuffled[parts[i]];
          shuffled[parts[i]] = shuffled[parts[j]];
          shuffled[parts[j]] = label;
        }
      }
      return shuffled;
    }
  }
}
