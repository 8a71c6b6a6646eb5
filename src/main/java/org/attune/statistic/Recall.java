package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Recall of one label, TP / (TP + FN), in 0 to 1: the share of items to which the model gives the
 * label among those to which the reference gives it.
 *
 * <p>Undefined without items, and where the reference never gives the label.
 */
@Cites("manning2008")
public final class Recall implements Statistic<JointTally> {

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
    return LabelFooting.given();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    return LabelRatio.RECALL.ofLabel(tally);
  }
}
