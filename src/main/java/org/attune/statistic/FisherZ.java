package org.attune.statistic;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * Interval of a correlation r of n items by Fisher's transformation: tanh(artanh r ± z / √(n - 3));
 * none with fewer than four items or where r is 1 or -1.
 *
 * <p>Fisher (1921), Metron 1, 3-32. Made for Pearson's r of normal values. For ranks it is what
 * pingouin does; with Spearman's r it is somewhat too narrow (Bonett &amp; Wright 2000,
 * doi:10.1007/BF02294183, take √((1 + r²/2) / (n - 3))), with Kendall's tau too wide (Fieller,
 * Hartley &amp; Pearson 1957, doi:10.1093/biomet/44.3-4.470: √(.437 / (n - 4)), without ties).
 *
 * @param <T> the tally of the correlation
 */
@Cites("fisher1921")
final class FisherZ<T extends Tally<T>> implements Analytic<T> {

  private final Statistic<T> correlation;

  FisherZ(Statistic<T> correlation) {
    this.correlation = correlation;
  }

  @Override
  public String method() {
    return "Fisher z";
  }

  @Override
  public Tallier<T> tallier() {
    return correlation.tallier();
  }

  @Override
  public Limits interval(T tally, Scale scale, double level) {
    if (!(correlation.estimate(tally, scale) instanceof Estimate.Value value)) {
      return Limits.none(Limits.UNDEFINED);
    }
    return tally.items() > 3
        ? limits(value.point(), 1 / Math.sqrt(tally.items() - 3), level)
        : Limits.none("Fisher's z has no error with fewer than four items");
  }

  /** tanh(artanh r ± z error). */
  static Limits limits(double r, double error, double level) {
    if (Math.abs(r) >= 1) {
      return Limits.none("at 1 and -1 Fisher's z is infinite");
    }
    double centre = (StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2;
    double width =
        error * NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    return Limits.of(StrictMath.tanh(centre - width), StrictMath.tanh(centre + width));
  }
}
