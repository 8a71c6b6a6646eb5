package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;

/**
 * Gwet's AC1 and AC2: c(k) = 1 - T (1 - p(k)) / (q (q - 1)), T the sum of the weights w = 1 - d
 * over all q&sup2; ordered pairs of the q categories the scale offers, so that pe = T &Sigma; p(k)
 * (1 - p(k)) / (q (q - 1)).
 */
@Cites({"gwet2008", "gwet2014"})
abstract class GwetForm extends PanelAgreement {

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
