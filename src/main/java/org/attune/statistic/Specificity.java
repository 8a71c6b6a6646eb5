package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Specificity of one label, the true negative rate, TN / (TN + FP), in 0 to 1: the share of items
 * to which the model does not give the label among those to which the reference does not (Altman
 * &amp; Bland 1994, doi:10.1136/bmj.308.6943.1552). Recall of the same label is its sensitivity.
 *
 * <p>Undefined without items, and where the reference always gives the label.
 */
@Cites("altman1994")
public final class Specificity implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.BINARY;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.notGiven();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    long none = tally.amount(0, 0);
    return tally.items() == 0
        ? Estimate.undefined(Margins.NO_ITEMS)
        : Estimate.ratio(none, none + tally.amount(0, 1), Reasons.LABEL_EVERYWHERE);
  }
}
