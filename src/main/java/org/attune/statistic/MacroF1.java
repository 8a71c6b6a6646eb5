package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Macro-averaged F1: the plain mean over all labels of the scale of 2TP / (2TP + FP + FN), in 0 to
 * 1.
 *
 * <p>The mean of F1s, not the F1 of mean precision and mean recall (Opitz &amp; Burst 2019,
 * arXiv:1911.03347).
 *
 * <p>A label that is neither in the reference nor given by the model counts 0, as in scikit-learn
 * with {@code zero_division=0}. Undefined without items.
 */
@Cites("opitz2019")
@Named("macro-averaged F1")
public final class MacroF1 extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return macro(LabelRatio.F1, tally, labels);
  }
}
