package org.attune.statistic;

import java.math.BigInteger;
import java.util.Optional;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * Lin's concordance correlation of reference x and model y, in -1 to 1, with n (not n - 1) in
 * variances and covariance: 2 s<sub>xy</sub> / (s<sub>x</sub>² + s<sub>y</sub>² + (x̄ - ȳ)²).
 *
 * <p>0 if only one of the two is constant. Undefined with fewer than two items, or if both are the
 * same constant (0/0).
 *
 * <p>Lin (1989), Biometrics 45, 255-268, doi:10.2307/2532051.
 */
@Cites({"geary1935", "lin1989"})
@Named("Lin's concordance correlation")
@Symmetric
public final class ConcordanceCorrelation implements Statistic<MomentTally> {

  @Override
  public Tallier<MomentTally> tallier() {
    return MomentTally.VALUES;
  }

  @Override
  public Footing<MomentTally> footing(MomentTally whole, Scale scale) {
    return Tails.allowed(
        Footing.<MomentTally>in(Range.CORRELATION).fromFew(), Tails.ratio(whole), scale);
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new ConcordanceInterval(this));
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    if (tally.items() < 2) {
      return Estimate.undefined(tally.items() == 0 ? Reasons.NO_ANSWERS : Reasons.ONE_ANSWER);
    }
    BigInteger shift = tally.sumX().subtract(tally.sumY());
    BigInteger spread = tally.deviationX().add(tally.deviationY()).add(shift.pow(2));
    return Estimate.ratio(
        tally.deviationXY().shiftLeft(1).doubleValue(),
        spread.doubleValue(),
        "all references and all model answers are equal to one value");
  }

  /**
   * Interval of Lin's concordance correlation ρ by Fisher's transformation with Lin's variance, as
   * in epiR: artanh ρ has variance [(1 - r²) C² / (1 - ρ²) + 2 ρ² C (1 - ρ) u² / (1 - ρ²)² - ρ² C²
   * u⁴ / (2 (1 - ρ²)²)] / (n - 2), r Pearson's correlation, C = ρ / r, u² = (mean x - mean y)² /
   * (s<sub>x</sub> s<sub>y</sub>). None with fewer than three items, where one side is constant, or
   * where ρ is 1 or -1.
   *
   * <p>Lin (1989), Biometrics 45, 255-268, doi:10.2307/2532051, corrected in Lin (2000), Biometrics
   * 56, 324-325, doi:10.1111/j.0006-341X.2000.00324.x.
   */
  @Cites({"lin1989", "lin2000"})
  private static final class ConcordanceInterval implements Analytic<MomentTally> {

    private final ConcordanceCorrelation concordance;

    ConcordanceInterval(ConcordanceCorrelation concordance) {
      this.concordance = concordance;
    }

    @Override
    public String method() {
      return "Fisher z";
    }

    @Override
    public Tallier<MomentTally> tallier() {
      return concordance.tallier();
    }

    @Override
    public Limits interval(MomentTally tally, Scale scale, double level) {
      double xx = tally.deviationX().doubleValue();
      double yy = tally.deviationY().doubleValue();
      if (!(concordance.estimate(tally, scale) instanceof Estimate.Value value)) {
        return Limits.none(Limits.UNDEFINED);
      }
      if (tally.items() < 3) {
        return Limits.none("Lin's variance needs three items");
      }
      if (xx == 0 || yy == 0) {
        return Limits.none("all references or all model answers are equal");
      }
      if (Math.abs(value.point()) >= 1) {
        return Limits.none("at 1 and -1 Fisher's z is infinite");
      }
      double p = value.point();
      double spread = Math.sqrt(xx) * Math.sqrt(yy);
      double shift = tally.sumX().subtract(tally.sumY()).pow(2).doubleValue();
      double r = tally.deviationXY().doubleValue() / spread;
      double accuracy = 2 * spread / (xx + yy + shift);
      double u2 = shift / spread;
      double rest = 1 - p * p;
      double variance =
          ((1 - r * r) * accuracy * accuracy / rest
                  + 2 * p * p * accuracy * (1 - p) * u2 / (rest * rest)
                  - p * p * accuracy * accuracy * u2 * u2 / (2 * rest * rest))
              / (tally.items() - 2);
      return variance < 0
          ? Limits.none("Lin's variance is below 0")
          : FisherZ.limits(p, Math.sqrt(variance), level);
    }
  }
}
