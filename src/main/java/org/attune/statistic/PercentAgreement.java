package org.attune.statistic;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.PanelTally;
import org.attune.tally.Tallier;

/**
 * Percent agreement, in 0 to 1: the mean, over items with two or more ratings, of the share of the
 * item's pairs of ratings that agree. On label scales one estimate a label.
 *
 * <p>Every item weighs the same, however many ratings it has: the form of irrCAC, not the share of
 * agreeing pairs among all pairs ({@link PooledPercentAgreement}). Undefined if no item has two
 * ratings.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 2, ISBN
 * 978-0-9708062-8-4.
 */
@Cites("gwet2014")
public final class PercentAgreement extends PanelAgreement {

  /** Without weights. */
  public PercentAgreement() {
    super(Weights.IDENTITY);
  }

  /** Nothing is taken off for chance: pe = 0. */
  @Override
  double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
    double[] chance = new double[shares.length];
    Arrays.fill(chance, 1);
    return chance;
  }

  /** Not linearised: a share lies in 0 to 1. */
  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new Wilson());
  }

  @Override
  public String missing() {
    return Reasons.SINGLE_RATINGS_LEFT_OUT;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  /**
   * Interval of percent agreement p by Wilson's score method, which cannot leave 0 to 1: (p + z² /
   * 2e ± z √(p (1 - p) / e + z² / 4e²)) / (1 + z² / e). The effective number of items e = p (1 - p)
   * / v is that of yes-no answers whose mean has the variance v = &Sigma; (p<sub>i</sub> - p)&sup2;
   * / (n (n - 1)) of the items' shares p<sub>i</sub> of agreeing pairs, over the n items with two
   * ratings or more; e = n where p is 0 or 1. z is the quantile of t with n - 1 degrees of freedom.
   * It takes items as independent.
   *
   * <p>Wilson (1927), Journal of the American Statistical Association 22, 209-212,
   * doi:10.1080/01621459.1927.10502953; with effective numbers recommended by Franco, Little, Louis
   * &amp; Slud (2019), Journal of Survey Statistics and Methodology 7, 334-364,
   * doi:10.1093/jssam/smy019. irrCAC has p ± z √v, cut at 1 only and with items rated once in n,
   * which may lie far below 0 ({@link PanelAgreement.LinearisedPanels}).
   */
  @Cites({"franco2019", "wilson1927"})
  static final class Wilson implements Analytic<PanelTally> {

    @Override
    public String method() {
      return "Wilson";
    }

    @Override
    public Tallier<PanelTally> tallier() {
      return PanelTally.RATINGS;
    }

    @Override
    public Limits interval(PanelTally tally, Scale scale, double level) {
      int[] categories = Linearised.Panels.categories(tally);
      Disagreement disagreement = Disagreement.of(Weights.IDENTITY, scale, categories);
      Linearised.Panels panels = Linearised.Panels.of(tally, categories, disagreement);
      double n = panels.paired();
      if (!tally.complete() || n < 2) {
        return Limits.none(
            n == 0
                ? Limits.UNDEFINED
                : tally.complete() ? Linearised.ONE_ITEM : Linearised.NOT_COUNTED);
      }
      double squares = 0;
      for (Linearised.Panels.Panel panel : panels.each()) {
        double deviation = panel.disagreement() - panels.disagreement();
        squares += panel.size() > 1 ? panel.items() * deviation * deviation : 0;
      }
      double p = 1 - panels.disagreement();
      double spread = p * (1 - p);
      if (spread > 0 && squares == 0) {
        return Limits.none("raters agree to the same extent on every item");
      }
      return limits(p, spread == 0 ? n : spread * n * (n - 1) / squares, n - 1, level);
    }

    private static Limits limits(double p, double items, double degrees, double level) {
      double z = TDistribution.of(degrees).inverseCumulativeProbability((1 + level) / 2);
      double z2 = z * z / items;
      double half = Math.sqrt(z2 * (p * (1 - p) + z2 / 4));
      return Limits.of(
          Math.max(0, (p + z2 / 2 - half) / (1 + z2)), Math.min(1, (p + z2 / 2 + half) / (1 + z2)));
    }
  }
}
