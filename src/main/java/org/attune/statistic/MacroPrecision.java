package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Macro-averaged precision: the plain mean over all labels of the scale of TP / (TP + FP), in 0 to
 * 1.
 *
 * <p>A label that is never given by the model counts 0, as in scikit-learn with {@code
 * zero_division=0}. Undefined without items.
 */
@Cites("sokolova2009")
@Named("macro-averaged precision")
public final class MacroPrecision extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return macro(LabelRatio.PRECISION, tally, labels);
  }
}
