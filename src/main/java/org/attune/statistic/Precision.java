package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Precision of one label, TP / (TP + FP), in 0 to 1: the share of items to which the reference
 * gives the label among those to which the model gives it.
 *
 * <p>Undefined without items, and where the model never gives the label.
 */
@Cites("manning2008")
public final class Precision implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.BINARY;
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.byModel();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    return LabelRatio.PRECISION.ofLabel(tally);
  }
}
