package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Selection rate of one label, (TP + FP) / n, in 0 to 1: the share of items to which the model
 * gives the label, whatever the reference says. Demographic parity compares it between groups
 * (Dwork et al. 2012, doi:10.1145/2090236.2090255). Items count that have a reference as well, as
 * for the other ratios of a label.
 *
 * <p>Undefined without items.
 */
@Cites("dwork2012")
public final class SelectionRate implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.BINARY;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.selected();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    return Estimate.ratio(tally.amount(0, 1) + tally.amount(1, 1), tally.items(), Margins.NO_ITEMS);
  }
}
