package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Macro-averaged recall: the plain mean over all labels of the scale of TP / (TP + FN), in 0 to 1.
 *
 * <p>A label that is never given in the reference counts 0, as in scikit-learn with {@code
 * zero_division=0}. Undefined without items.
 */
@Cites("sokolova2009")
@Named("macro-averaged recall")
public final class MacroRecall extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return macro(LabelRatio.RECALL, tally, labels);
  }
}
