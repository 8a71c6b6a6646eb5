package org.attune.statistic;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The studentised block jackknife: the statistic is computed without each block in turn, and the
 * limits are θ ± t s on a scale without ends ({@link Range}), with
 *
 * <ul>
 *   <li>s² = (G - 1) / G Σ (θ<sub>-b</sub> - θ̄)² over the G blocks (Tukey 1958; that it is seldom
 *       too small: Efron &amp; Stein 1981, doi:10.1214/aos/1176345462);
 *   <li>θ less the jackknife's bias (G - 1) (θ̄ - θ) (Quenouille 1956,
 *       doi:10.1093/biomet/43.3-4.353) for agreements beyond chance and the root of squared errors,
 *       which few blocks show too small;
 *   <li>t the quantile of Student's distribution with 2 G / (κ - 1) degrees of freedom, at most G -
 *       1: those of a variance of G summands of kurtosis κ (Satterthwaite 1946,
 *       doi:10.2307/3002019), for which we take the mean of that of the θ<sub>-b</sub> and of 3,
 *       the normal one. Where few blocks decide, they are few.
 * </ul>
 *
 * <p>Items a {@link Footing} adds are left out in turn like blocks (the idea is that of Agresti
 * &amp; Coull 1998, doi:10.1080/00031305.1998.10480550). Where raters are left out as well as
 * blocks, the two variances are added and the degrees of freedom are Satterthwaite's of the sum.
 * How well the limits hold is measured by {@code org.attune.bench.Coverage} and {@code
 * RaterCoverage}.
 */
final class Jackknife {

  /** What is left out in turn, and why there is no interval then. */
  enum Unit {
    BLOCK,
    RATER;

    private final String name = name().toLowerCase(Locale.ROOT);

    String undefined() {
      return "%swithout one of the %ss the estimate is undefined"
          .formatted(Footing.NO_INTERVAL, name);
    }

    String hangs() {
      return "%sthe estimate hangs on too few %ss".formatted(Footing.NO_INTERVAL, name);
    }

    String same() {
      return "%sthe estimate is the same whichever %s is left out"
          .formatted(Footing.NO_INTERVAL, name);
    }

    String few(int carrying, int fewest) {
      return "%sonly %d %ss, it takes %d".formatted(Footing.NO_INTERVAL, carrying, name, fewest);
    }
  }

  /** Differences below this share of the values are rounding. */
  static final double ROUNDING = 1e-12;

  /** Kurtosis of a normal distribution. */
  private static final double NORMAL = 3;

  /** Fewest effective blocks; of one block that decides alone there are three. */
  private static final double LEAST = 4;

  private Jackknife() {}

  /**
   * A statistic without each block, or each rater, in turn.
   *
   * @param centre the estimate, with the items that are added
   * @param blocks without each block of the population; NaN where it is undefined
   * @param present which of these hold items
   * @param added without each added item
   * @param range where the statistic can lie
   * @param fewest fewest blocks an interval takes
   * @param biased whether the jackknife's bias is taken off
   * @param widening factor of the width
   * @param alone what else a value takes that a difference does not
   * @param refused why there is no interval; empty if there may be
   */
  record Left(
      double centre,
      double[] blocks,
      boolean[] present,
      double[] added,
      Range range,
      int fewest,
      boolean biased,
      double widening,
      Footing.Alone alone,
      String refused) {

    /** Nothing left out. */
    static final Left NONE =
        new Left(
            Double.NaN,
            new double[0],
            new boolean[0],
            new double[0],
            Range.ANY,
            0,
            false,
            1,
            Footing.Alone.SAME,
            "");

    /** Whether anything was left out, or would have been but for a reason. */
    boolean made() {
      return blocks.length > 0 || !refused.isEmpty();
    }

    /** How many of the blocks hold items. */
    int carrying() {
      return (int) IntStream.range(0, present.length).filter(b -> present[b]).count();
    }

    /** Less another of the same items; items added to either are its own. */
    Left minus(Left other) {
      return with(other, Left::less, Range.ANY, 0, 1, Footing.Alone.SAME, "");
    }

    /** The difference, 0 where there is none but for rounding. */
    private static double less(double a, double b) {
      return Math.abs(a - b) <= ROUNDING * (Math.abs(a) + Math.abs(b)) ? 0 : a - b;
    }

    /**
     * As a share of another of the same items, which must lie clearly above 0.
     *
     * @param atLeast fewest blocks or raters
     */
    Left over(Left other, int atLeast) {
      boolean positive = blocks.length > 0 && clearlyPositive();
      boolean clear = other.blocks.length == 0 || other.clearlyPositive();
      return with(
          other,
          (a, b) -> a / b,
          positive ? Range.POSITIVE : Range.ANY,
          atLeast,
          Math.max(widening, other.widening),
          alone.and(other.alone),
          clear ? "" : Bootstrap.UNBOUNDED);
    }

    /** True if a 95 % interval lies above 0, and so does the value without any block. */
    private boolean clearlyPositive() {
      if (!values().allMatch(value -> value > 0)) {
        return false;
      }
      Range straight = values().allMatch(range::inside) ? range : Range.ANY;
      Spread spread = Spread.of(this, straight);
      return straight.back(spread.centre() - spread.half(0.95) * widening) > 0;
    }

    /** Without each block that holds items. */
    private DoubleStream without() {
      return IntStream.range(0, blocks.length).filter(b -> present[b]).mapToDouble(b -> blocks[b]);
    }

    /** The estimate, and without each block and added item. */
    private DoubleStream values() {
      return DoubleStream.concat(
          DoubleStream.of(centre), DoubleStream.concat(without(), Arrays.stream(added)));
    }

    private Left with(
        Left other,
        DoubleBinaryOperator how,
        Range range,
        int blocksAtLeast,
        double widening,
        Footing.Alone alone,
        String reason) {
      double[] both = new double[Math.min(blocks.length, other.blocks.length)];
      Arrays.setAll(both, b -> how.applyAsDouble(blocks[b], other.blocks[b]));
      boolean[] either = new boolean[both.length];
      for (int b = 0; b < either.length; b++) {
        either[b] = present[b] || other.present[b];
      }
      double[] own =
          DoubleStream.concat(
                  Arrays.stream(added).map(value -> how.applyAsDouble(value, other.centre)),
                  Arrays.stream(other.added).map(value -> how.applyAsDouble(centre, value)))
              .toArray();
      return new Left(
          how.applyAsDouble(centre, other.centre),
          both,
          either,
          own,
          range,
          Math.max(blocksAtLeast, Math.max(fewest, other.fewest)),
          false,
          widening,
          alone,
          Stream.of(refused, other.refused, reason)
              .filter(why -> !why.isEmpty())
              .findFirst()
              .orElse(""));
    }
  }

  /**
   * The estimate with its limits, or with the reason why it has none.
   *
   * @param blocks without each block; nothing where the items are taken as they are
   * @param raters without each rater; nothing where these are taken as they are
   * @param carrying blocks with items that carry it
   */
  static Estimate interval(double point, Left blocks, Left raters, int carrying, double level) {
    boolean ofRaters = raters.made();
    boolean ofBlocks = blocks.made() || !ofRaters;
    String refused = ofBlocks ? refusal(blocks, carrying, Unit.BLOCK) : "";
    if (refused.isEmpty() && ofRaters) {
      refused = refusal(raters, raters.carrying(), Unit.RATER);
    }
    if (!refused.isEmpty()) {
      return Estimate.without(point, refused);
    }
    Left main = ofBlocks ? blocks : raters;
    boolean inside =
        (!ofBlocks || blocks.values().allMatch(main.range()::inside))
            && (!ofRaters || raters.values().allMatch(main.range()::inside));
    Range range = inside ? main.range() : Range.ANY;
    Spread spread = Spread.of(main, range);
    Spread other = ofBlocks && ofRaters ? Spread.of(raters, range) : Spread.NONE;
    if (spread.error() == 0 && other.error() == 0) {
      return Estimate.without(point, (ofBlocks ? Unit.BLOCK : Unit.RATER).same());
    }
    if (Math.min(spread.effective(), other.effective()) < LEAST) {
      Unit few = ofBlocks && spread.effective() < LEAST ? Unit.BLOCK : Unit.RATER;
      return Estimate.without(point, few.hangs());
    }
    double half =
        other == Spread.NONE
            ? spread.half(level) * main.widening()
            : spread.times(main.widening()).plus(other).half(level);
    double low = main.range().cut(range.back(spread.centre() - half));
    double high = main.range().cut(range.back(spread.centre() + half));
    return Estimate.of(point, Math.min(low, point), Math.max(high, point));
  }

  private static String refusal(Left left, int carrying, Unit unit) {
    if (!left.refused().isEmpty() || !left.alone().none().isEmpty()) {
      return left.refused().isEmpty() ? left.alone().none() : left.refused();
    }
    int fewest = Math.max(left.fewest(), left.alone().blocks());
    if (carrying < fewest) {
      return unit.few(carrying, fewest);
    }
    return left.values().allMatch(Double::isFinite) ? "" : unit.undefined();
  }

  /**
   * On a scale without ends.
   *
   * @param centre the estimate, its bias taken off
   * @param error its standard error
   * @param degrees degrees of freedom of the error
   * @param effective blocks that would decide as much, each like the others
   */
  private record Spread(double centre, double error, double degrees, double effective) {

    static final Spread NONE = new Spread(0, 0, 1, Double.POSITIVE_INFINITY);

    Spread times(double widening) {
      return new Spread(centre, widening * error, degrees, effective);
    }

    /** The same with the variance of another; Satterthwaite's degrees of freedom. */
    Spread plus(Spread other) {
      if (other.error == 0) {
        return this;
      }
      double own = error * error;
      double more = other.error * other.error;
      double sum = own + more;
      return new Spread(
          centre,
          Math.sqrt(sum),
          sum * sum / (own * own / degrees + more * more / other.degrees),
          Math.min(effective, other.effective));
    }

    /** Half the width of an interval. */
    double half(double level) {
      return error == 0
          ? 0
          : TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2) * error;
    }

    static Spread of(Left left, Range range) {
      double centre = range.straight(left.centre());
      double[] blocks = left.without().map(range::straight).toArray();
      int g = blocks.length;
      double mean = Arrays.stream(blocks).sum() / g;
      double largest = Arrays.stream(blocks).map(b -> Math.abs(b - mean)).max().orElse(0);
      if (g < 2 || largest <= ROUNDING * Math.abs(mean)) {
        return new Spread(centre, 0, g - 1.0, g);
      }
      double squares = 0;
      double fourths = 0;
      for (double block : blocks) {
        double square = (block - mean) / largest * ((block - mean) / largest);
        squares += square;
        fourths += square * square;
      }
      double added = 0;
      for (double value : left.added()) {
        double d = (range.straight(value) - centre) / largest;
        added += d * d;
      }
      double bias = left.biased() ? (g - 1) * (mean - centre) : 0;
      double kurtosis = g * fourths / (squares * squares);
      double degrees = Math.min(g - 1, 4 * g / (kurtosis + NORMAL - 2));
      return new Spread(
          centre - bias,
          largest * Math.sqrt((g - 1.0) / g * squares + added),
          degrees,
          NORMAL * g / kurtosis);
    }
  }
}
