package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged F1 over the labels that the reference gives to 10 items or more, in 0 to 1: the
 * plain mean of 2TP / (2TP + FP + FN) over these. A label of few items makes {@link MacroF1}
 * uncertain by itself; here it does not count, and a note names it.
 *
 * <p>Undefined without items, or if no label is given so often.
 */
@Cites("opitz2019")
@Named("macro-averaged F1 over labels of 10 items or more")
public final class MacroF1Frequent extends MacroAverage {

  /** Over the labels that are frequent. */
  public MacroF1Frequent() {
    super(LabelRatio.F1, Over.FREQUENT);
  }
}
