package org.attune.statistic;

import java.math.BigInteger;
import java.util.Optional;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * Pearson's product-moment correlation of reference x and model y, in -1 to 1: r = s<sub>xy</sub> /
 * (s<sub>x</sub> s<sub>y</sub>).
 *
 * <p>Undefined with fewer than two items, or if all references or all model answers are equal.
 *
 * <p>Pearson (1896), Philosophical Transactions of the Royal Society A 187, 253-318,
 * doi:10.1098/rsta.1896.0007.
 */
@Cites({"geary1935", "pearson1896"})
@Named("Pearson's correlation")
@Symmetric
public final class Pearson implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.VALUES;
  }

  /** Errors tell of tails only where the answers are on the scale of the ratings, or near it. */
  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    Footing<MomentTally> footing = Footing.<MomentTally>in(Range.CORRELATION).fromFew();
    double spreads =
        whole.deviationX().doubleValue() / Math.max(1, whole.deviationY().doubleValue());
    return spreads > 0.25 && spreads < 4
        ? Tails.allowed(footing, Tails.ratio(whole), scale)
        : footing;
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new FisherZ<>(this));
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return correlation(tally.items(), tally.deviationXY(), tally.deviationX(), tally.deviationY());
  }

  /**
   * sign(xy) √(xy² / (xx yy)) of exact sums. By Cauchy and Schwarz xy² is at most xx yy, and
   * rounding to double keeps the order, so the result never leaves -1 to 1. Sums of 64-bit values
   * stay far below the largest double.
   *
   * @param n number of items
   * @param xy sum of products of deviations, any common factor
   * @param xx sum of squared deviations of the references, likewise
   * @param yy sum of squared deviations of the model's answers, likewise
   */
  static Estimate correlation(long n, BigInteger xy, BigInteger xx, BigInteger yy) {
    if (n < 2) {
      return Estimate.undefined(n == 0 ? Reasons.NO_ANSWERS : Reasons.ONE_ANSWER);
    }
    if (xx.signum() == 0 || yy.signum() == 0) {
      return Estimate.undefined(
          xx.signum() == 0 ? "all references are equal" : "all model answers are equal");
    }
    double square = xy.pow(2).doubleValue() / xx.multiply(yy).doubleValue();
    return Estimate.of(xy.signum() * Math.sqrt(square));
  }

  @Override
  public Counts exchanged(Counts counts, MomentTally whole) {
    return MomentTally.standardised(counts, whole);
  }

  @Override
  public String exchangedAs() {
    return "answers standardised";
  }
}
