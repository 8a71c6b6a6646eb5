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
}
