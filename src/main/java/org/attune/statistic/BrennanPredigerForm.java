package org.attune.statistic;

import java.util.Arrays;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;

/**
 * Brennan and Prediger's coefficient with any weights: c(k) is the mean of d over all q&sup2;
 * ordered pairs of the categories the scale offers.
 */
@Cites({"brennan1981", "gwet2014"})
abstract class BrennanPredigerForm extends PanelAgreement {

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

  /** With weights also below -1: chance does not follow the ratings, all of which may be apart. */
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
