package org.attune.statistic;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.PanelTally;
import org.attune.tally.Tallier;

/**
 * Agreement of the ratings of an item, whoever gave them, beyond what chance would give: (pa - pe)
 * / (1 - pe), computed as 1 - (1 - pa) / (1 - pe) so that nothing cancels.
 *
 * <p>1 - pa is the mean, over items with two or more ratings, of the disagreement of the item's
 * pairs; 1 - pe is &Sigma; p(k) c(k), with p(k) the mean over all rated items, also those with one
 * rating, of the share of the item's ratings in category k, and c(k) the disagreement by chance
 * with a rating k, in which the coefficients differ.
 */
abstract class PanelAgreement implements Statistic<PairTally> {

  private final Weights weights;

  PanelAgreement(Weights weights) {
    this.weights = weights;
  }

  final Weights weights() {
    return weights;
  }

  /**
   * c(k) for each category.
   *
   * @param disagreement of the categories that occur
   * @param shares p(k) of each
   */
  abstract double[] chance(Scale scale, Disagreement disagreement, double[] shares);

  /**
   * What the coefficient cannot be below.
   *
   * @param expected 1 - pe
   */
  double least(double expected) {
    return Linearised.LEAST;
  }

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return weights.fits(scale) ? tallier().scope(scale) : Tallier.Scope.NONE;
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    Disagreement disagreement = Disagreement.of(weights, scale, tally.categories());
    Observed observed = Observed.of(tally, disagreement);
    if (observed.paired() == 0) {
      return Estimate.undefined(observed.missing());
    }
    double expected =
        Disagreement.dot(observed.shares(), chance(scale, disagreement, observed.shares()));
    return expected == 0
        ? Estimate.undefined(Reasons.EQUAL_RATINGS)
        : Estimate.of(1 - observed.disagreement() / expected);
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new LinearisedPanels(this));
  }

  @Override
  public String missing() {
    return Reasons.SINGLE_RATINGS_IN_CHANCE;
  }

  @Override
  public ToLongFunction<PairTally> carrying(PairTally whole) {
    return PairTally::paired;
  }

  /**
   * Fleiss' kappa with any weights: c(k) = &Sigma; p(l) d(k,l), so that pe = &Sigma; w p(k) p(l).
   */
  @Cites("gwet2014")
  abstract static class FleissForm extends PanelAgreement {

    FleissForm(Weights weights) {
      super(weights);
    }

    @Override
    final double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
      return disagreement.from(shares);
    }
  }

  /**
   * Gwet's AC1 and AC2: c(k) = 1 - T (1 - p(k)) / (q (q - 1)), T the sum of the weights w = 1 - d
   * over all q&sup2; ordered pairs of the q categories the scale offers, so that pe = T &Sigma;
   * p(k) (1 - p(k)) / (q (q - 1)).
   */
  @Cites({"gwet2008", "gwet2014"})
  abstract static class GwetForm extends PanelAgreement {

    GwetForm(Weights weights) {
      super(weights);
    }

    @Override
    final double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
      double q = scale.size();
      double[] chance = new double[shares.length];
      double weight = (q * q - Disagreement.total(weights(), scale)) / (q * (q - 1));
      for (int i = 0; i < chance.length; i++) {
        chance[i] = q == 1 ? 0 : 1 - weight * (1 - shares[i]);
      }
      return chance;
    }
  }

  /**
   * Brennan and Prediger's coefficient with any weights: c(k) is the mean of d over all q&sup2;
   * ordered pairs of the categories the scale offers.
   */
  @Cites({"brennan1981", "gwet2014"})
  abstract static class BrennanPredigerForm extends PanelAgreement {

    BrennanPredigerForm(Weights weights) {
      super(weights);
    }

    @Override
    final double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
      double q = scale.size();
      double[] chance = new double[shares.length];
      Arrays.fill(chance, Disagreement.total(weights(), scale) / (q * q));
      return chance;
    }

    /**
     * With weights also below -1: chance does not follow the ratings, all of which may be apart.
     */
    @Override
    final double least(double expected) {
      return Math.min(Linearised.LEAST, 1 - 1 / expected);
    }

    @Override
    public String missing() {
      return Reasons.SINGLE_RATINGS_LEFT_OUT;
    }

    @Override
    public final Footing<PairTally> footing(PairTally whole, Scale scale) {
      return Footing.agreementUnderOne();
    }
  }

  /**
   * Interval of a coefficient that does not ask who rated: x<sub>i</sub> = n/n&prime;
   * (pa<sub>i</sub> - pe) / (1 - pe) - 2 (1 - &kappa;) (pe<sub>i</sub> - pe) / (1 - pe), the first
   * part 0 for items with one rating, 1 - pe<sub>i</sub> = &Sigma; c(k) over the shares of the
   * item's ratings; n items are rated, n&prime; of them twice or more. Degrees of freedom n - 1.
   * Items with one rating make the interval wider than it need be; none is given where they are
   * most of all.
   */
  static final class LinearisedPanels extends Linearised {

    private final PanelAgreement of;

    LinearisedPanels(PanelAgreement of) {
      this.of = of;
    }

    @Override
    public Limits interval(PanelTally tally, Scale scale, double level) {
      int[] categories = Linearised.Panels.categories(tally);
      Disagreement disagreement = Disagreement.of(of.weights(), scale, categories);
      Linearised.Panels panels = Linearised.Panels.of(tally, categories, disagreement);
      double[] shares = panels.shares(categories.length);
      double[] chance = of.chance(scale, disagreement, shares);
      double expected = Disagreement.dot(shares, chance);
      if (panels.paired() == 0 || expected == 0) {
        return Limits.none(Limits.UNDEFINED);
      }
      if (!tally.complete()) {
        return Limits.none(NOT_COUNTED);
      }
      if (2 * panels.paired() < panels.rated()) {
        return Limits.none(MOSTLY_SINGLE);
      }
      double beyond = panels.disagreement() / expected;
      double squares = 0;
      for (Linearised.Panels.Panel panel : panels.each()) {
        double x = panels.term(panel, expected) - 2 * beyond * (1 - panel.mean(chance) / expected);
        squares += panel.items() * (x - (1 - beyond)) * (x - (1 - beyond));
      }
      return around(
          1 - beyond, of.least(expected), squares, panels.rated(), panels.rated() - 1, level);
    }
  }
}
