package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * F1 of one label, 2TP / (2TP + FP + FN), in 0 to 1: the harmonic mean of precision and recall (van
 * Rijsbergen 1979, Information Retrieval, chapter 7).
 *
 * <p>Undefined without items, and where neither reference nor model gives the label.
 */
@Cites({"manning2008", "vanrijsbergen1979"})
@Named("F1")
@Symmetric
public final class F1 implements Statistic<JointTally> {

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
    return LabelRatio.F1.ofLabel(tally);
  }
}
