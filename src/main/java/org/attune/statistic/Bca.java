package org.attune.statistic;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.Cites;

/**
 * Bias-corrected and accelerated bootstrap limits: the quantiles of the draws at Φ(z₀ + (z₀ + z) /
 * (1 - a (z₀ + z))), with z the normal quantile of the level's end.
 *
 * <p>The bias correction z₀ is Φ⁻¹ of the share of draws below the estimate, draws equal to it
 * counting half. The acceleration is a = Σ d³ / (6 (Σ d²)<sup>3/2</sup>), with d the mean of the
 * leave-one-block-out values minus each of them.
 *
 * <p>Efron (1987), Better bootstrap confidence intervals, Journal of the American Statistical
 * Association 82, 171-185, doi:10.1080/01621459.1987.10478410.
 */
@Cites("efron1987")
final class Bca {

  static final String ONE_SIDE = "no interval: all replicates lie on one side of the estimate";

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Bca() {}

  /**
   * The estimate with its limits, or with the reason why it has none.
   *
   * @param sorted the defined draws, rising
   * @param jackknife the estimate without each block in turn
   */
  static Estimate interval(double point, double[] sorted, double[] jackknife, double level) {
    double bias = NORMAL.inverseCumulativeProbability(shareBelow(point, sorted));
    if (Double.isInfinite(bias)) {
      return Estimate.without(point, ONE_SIDE);
    }
    double mean = Arrays.stream(jackknife).sum() / Math.max(1, jackknife.length);
    if (!Double.isFinite(mean)) {
      return Estimate.without(point, Jackknife.Unit.BLOCK.undefined());
    }
    double largest = Arrays.stream(jackknife).map(value -> Math.abs(mean - value)).max().orElse(0);
    if (largest <= Jackknife.ROUNDING * Math.abs(mean)) {
      return Estimate.without(point, Jackknife.Unit.BLOCK.same());
    }
    double acceleration = acceleration(mean, largest, jackknife);
    double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
    if (acceleration * (bias + z) >= 1 || acceleration * (bias - z) >= 1) {
      return Estimate.without(point, Jackknife.Unit.BLOCK.hangs());
    }
    return Bootstrap.limits(
        point, sorted, share(bias, acceleration, -z), share(bias, acceleration, z));
  }

  private static double shareBelow(double point, double[] sorted) {
    double rounding = Bootstrap.rounding(sorted);
    double below = 0;
    for (double draw : sorted) {
      below += draw < point - rounding ? 1 : draw <= point + rounding ? 0.5 : 0;
    }
    return below / sorted.length;
  }

  /** Divided by the largest deviation, so that no cube underflows. */
  private static double acceleration(double mean, double largest, double[] jackknife) {
    double squares = 0;
    double cubes = 0;
    for (double value : jackknife) {
      double d = (mean - value) / largest;
      squares += d * d;
      cubes += d * d * d;
    }
    return cubes / (6 * squares * Math.sqrt(squares));
  }

  private static double share(double bias, double acceleration, double z) {
    double from = bias + z;
    return NORMAL.cumulativeProbability(bias + from / (1 - acceleration * from));
  }
}
