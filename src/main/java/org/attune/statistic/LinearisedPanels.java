package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.PanelTally;

/**
 * Interval of a coefficient that does not ask who rated: x<sub>i</sub> = n/n&prime; (pa<sub>i</sub>
 * - pe) / (1 - pe) - 2 (1 - &kappa;) (pe<sub>i</sub> - pe) / (1 - pe), the first part 0 for items
 * with one rating, 1 - pe<sub>i</sub> = &Sigma; c(k) over the shares of the item's ratings; n items
 * are rated, n&prime; of them twice or more. Degrees of freedom n - 1. Items with one rating make
 * the interval wider than it need be; none is given where they are most of all.
 */
final class LinearisedPanels extends Linearised {

  private final PanelAgreement of;

  LinearisedPanels(PanelAgreement of) {
    this.of = of;
  }

  @Override
  public Limits interval(PanelTally tally, Scale scale, double level) {
    int[] categories = Panels.categories(tally);
    Disagreement disagreement = Disagreement.of(of.weights(), scale, categories);
    Panels panels = Panels.of(tally, categories, disagreement);
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
    for (Panels.Panel panel : panels.each()) {
      double x = panels.term(panel, expected) - 2 * beyond * (1 - panel.mean(chance) / expected);
      squares += panel.items() * (x - (1 - beyond)) * (x - (1 - beyond));
    }
    return around(
        1 - beyond, of.least(expected), squares, panels.rated(), panels.rated() - 1, level);
  }
}
