package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Cohen's kappa of reference and model: (p<sub>o</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>),
 * p<sub>o</sub> the share of agreement, p<sub>e</sub> the share expected from the margins; at most
 * 1, 0 at chance (Cohen 1960, doi:10.1177/001316446002000104). On ordered scales both answers are
 * taken to the nearest category first.
 *
 * <p>Undefined without items, and where reference and model give the same single category
 * throughout, so that p<sub>e</sub> is 1.
 */
public final class CohenKappa implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.CATEGORIES;
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    Margins margins = Margins.of(tally);
    double n = margins.items();
    if (n == 0) {
      return Estimate.undefined(Margins.NO_ITEMS);
    }
    return margins.constant()
        ? Estimate.undefined(Margins.CONSTANT)
        : Estimate.of((n * margins.agreed() - margins.chance()) / (n * n - margins.chance()));
  }
}
