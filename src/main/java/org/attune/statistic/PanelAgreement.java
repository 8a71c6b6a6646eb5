package org.attune.statistic;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
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
}
