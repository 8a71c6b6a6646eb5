package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;

/** Fleiss' kappa with any weights: c(k) = &Sigma; p(l) d(k,l), so that pe = &Sigma; w p(k) p(l). */
@Cites("gwet2014")
abstract class FleissForm extends PanelAgreement {

  FleissForm(Weights weights) {
    super(weights);
  }

  @Override
  final double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
    return disagreement.from(shares);
  }
}
