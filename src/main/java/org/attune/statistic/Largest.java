package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.tally.Counts;
import org.attune.tally.Tally;

/**
 * The largest amount of several numbers, or the largest of some less the largest of others, and
 * what its interval is made of: the numbers themselves without each block in turn.
 *
 * <p>Leaving blocks out says little of a maximum, which is too large where the numbers are alike.
 * So limits are found that hold for all numbers at once: d<sub>j</sub> ± c s<sub>j</sub>, where
 * s<sub>j</sub> is the jackknife's standard error and c the quantile of the largest |Σ
 * g<sub>b</sub> (d<sub>j,-b</sub> - mean)| / s<sub>j</sub> √((G - 1) / G) over draws of independent
 * normal g<sub>b</sub> for the blocks (Chernozhukov, Chetverikov &amp; Kato 2013,
 * doi:10.1214/13-AOS1161), as one of Student's t with G - 1 degrees of freedom. Where all hold, the
 * largest amount lies between the largest lower and the largest upper limit (Westfall &amp; Young
 * 1993, ISBN 978-0-471-55761-6), and the difference of two between those of both.
 *
 * @param of the numbers
 * @param minus those whose largest is taken off; none if none is
 * @param most the largest they can be
 */
record Largest(List<Part> of, List<Part> minus, double most) {

  /** Nothing of several. */
  static final Largest NONE = new Largest(List.of(), List.of(), 0);

  static final String ONLY = "the largest of several numbers is resampled as such only";

  private static final int DRAWS = 2000;
  private static final long SEED = 1;

  /**
   * One of the numbers.
   *
   * @param value its value
   * @param without its value without each block of the population; the value itself where a block
   *     has none of its items
   * @param present which blocks have
   */
  record Part(double value, double[] without, boolean[] present) {

    private int blocks() {
      return (int) IntStream.range(0, present.length).filter(b -> present[b]).count();
    }

    /** What each block adds, less the mean; 0 where it has no items. */
    private double[] deviations() {
      double mean =
          IntStream.range(0, present.length)
              .filter(b -> present[b])
              .mapToDouble(b -> without[b])
              .average()
              .orElse(value);
      double scale = Math.sqrt((blocks() - 1.0) / blocks());
      return IntStream.range(0, present.length)
          .mapToDouble(b -> present[b] ? scale * (without[b] - mean) : 0)
          .toArray();
    }
  }

  /**
   * What a statistic is the largest of; nothing if it is not.
   *
   * @param byPosition counts of the blocks that have any, by position among {@code blocks}
   */
  @SuppressWarnings("unchecked") // what a statistic is the largest of follows from its own tally
  static <T extends Tally<T>> Largest of(
      Statistic<T> statistic, T whole, Map<Integer, Counts> byPosition, int blocks) {
    if (!(statistic instanceof LargestOf<?>)) {
      return NONE;
    }
    LargestOf<T> of = (LargestOf<T>) statistic;
    List<Part> parts = new ArrayList<>();
    for (double value : of.parts(whole)) {
      double[] without = new double[blocks];
      Arrays.fill(without, value);
      parts.add(new Part(value, without, new boolean[blocks]));
    }
    byPosition.forEach(
        (block, own) -> {
          double[] left = of.parts(Bootstrap.without(whole, own, 1));
          double[] there = of.parts(whole.with(amounts(whole, own)));
          for (int p = 0; p < left.length; p++) {
            parts.get(p).without()[block] = left[p];
            parts.get(p).present()[block] = !Double.isNaN(there[p]);
          }
        });
    return new Largest(parts, List.of(), of.most());
  }

  /** A part of the whole under all keys of the whole. */
  private static <T extends Tally<T>> long[] amounts(T whole, Counts part) {
    long[] amounts = new long[whole.counts().size()];
    for (int i = 0; i < part.size(); i++) {
      amounts[whole.counts().find(part.first(i), part.second(i))] += part.amount(i);
    }
    return amounts;
  }

  /** The largest amount of those that are defined. */
  static Estimate estimate(double[] parts, String none) {
    double[] defined = Arrays.stream(parts).filter(part -> !Double.isNaN(part)).toArray();
    return defined.length == 0
        ? Estimate.undefined(none)
        : Estimate.of(Arrays.stream(defined).map(Math::abs).max().orElseThrow());
  }

  /**
   * Which pair has the largest, the first of those as large, and of how many; none if all are 0.
   */
  static List<Remark> remarks(double[] parts, long[] pairs) {
    List<Integer> defined =
        IntStream.range(0, parts.length).filter(p -> !Double.isNaN(parts[p])).boxed().toList();
    int largest = -1;
    for (int p : defined) {
      largest = largest < 0 || Math.abs(parts[p]) > Math.abs(parts[largest]) ? p : largest;
    }
    return largest < 0 || parts[largest] == 0
        ? Remark.none()
        : List.of(new Remark.LargestOf(defined.size(), pairs[largest], Optional.empty()));
  }

  /** This less another of the same blocks. */
  Largest less(Largest other) {
    return !made() || !other.made() || !minus.isEmpty() || !other.minus.isEmpty()
        ? NONE
        : new Largest(of, other.of, most);
  }

  /** Whether there are numbers. */
  boolean made() {
    return !of.isEmpty();
  }

  /** The interval of a difference or a value. */
  Estimate interval(double point, double level) {
    List<Part> all = Stream.concat(of.stream(), minus.stream()).toList();
    int fewest = all.stream().mapToInt(Part::blocks).min().orElseThrow();
    if (fewest < Footing.BLOCKS) {
      return Estimate.without(
          point,
          "%sa pair lies in only %d blocks, it takes %d"
              .formatted(Footing.NO_INTERVAL, fewest, Footing.BLOCKS));
    }
    List<double[]> deviations = all.stream().map(Part::deviations).toList();
    double[] errors =
        deviations.stream()
            .mapToDouble(d -> Math.sqrt(Arrays.stream(d).map(x -> x * x).sum()))
            .map(error -> error <= Jackknife.ROUNDING ? 0 : error)
            .toArray();
    if (Arrays.stream(errors).allMatch(error -> error == 0)) {
      return Estimate.without(point, Jackknife.Unit.BLOCK.same());
    }
    double c = widened(quantile(deviations, errors, level), fewest);
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int p = 0; p < all.size(); p++) {
      double amount = Math.abs(all.get(p).value());
      low.add(Math.max(0, amount - c * errors[p]));
      high.add(Math.min(most, amount + c * errors[p]));
    }
    int own = of.size();
    return minus.isEmpty()
        ? Estimate.of(point, largest(low), largest(high))
        : Estimate.of(
            point,
            largest(low.subList(0, own)) - largest(high.subList(own, all.size())),
            largest(high.subList(0, own)) - largest(low.subList(own, all.size())));
  }

  private static double largest(List<Double> limits) {
    return limits.stream().mapToDouble(limit -> limit).max().orElseThrow();
  }

  /** The quantile of the largest standardised error of all numbers at once. */
  private static double quantile(List<double[]> deviations, double[] errors, double level) {
    Sampler normal =
        NormalDistribution.of(0, 1).createSampler(RandomSource.SPLIT_MIX_64.create(SEED));
    double[] largest = new double[DRAWS];
    for (int r = 0; r < DRAWS; r++) {
      double[] g = DoubleStream.generate(normal::sample).limit(deviations.get(0).length).toArray();
      for (int p = 0; p < errors.length; p++) {
        double sum = 0;
        for (int b = 0; b < g.length; b++) {
          sum += g[b] * deviations.get(p)[b];
        }
        largest[r] = errors[p] == 0 ? largest[r] : Math.max(largest[r], Math.abs(sum) / errors[p]);
      }
    }
    Arrays.sort(largest);
    return Bootstrap.quantile(largest, level);
  }

  private static double widened(double z, int blocks) {
    double tail = NormalDistribution.of(0, 1).survivalProbability(z);
    return TDistribution.of(blocks - 1).inverseSurvivalProbability(tail);
  }
}
