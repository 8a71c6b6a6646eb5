package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * False positive rate of one label, FP / (FP + TN), in 0 to 1: the share of items to which the
 * model gives the label among those to which the reference does not. With recall it is what
 * equalized odds compares between groups (Hardt, Price &amp; Srebro 2016, arXiv:1610.02413); it is
 * 1 - specificity.
 *
 * <p>Undefined without items, and where the reference always gives the label.
 */
@Cites("hardt2016")
public final class FalsePositiveRate implements Statistic<JointTally> {

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
    long alarms = tally.amount(0, 1);
    return tally.items() == 0
        ? Estimate.undefined(Margins.NO_ITEMS)
        : Estimate.ratio(alarms, alarms + tally.amount(0, 0), Reasons.LABEL_EVERYWHERE);
  }
}
