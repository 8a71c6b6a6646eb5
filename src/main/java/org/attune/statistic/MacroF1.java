package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged F1: the plain mean of 2TP / (2TP + FP + FN) over the labels that the reference or
 * the model gives, in 0 to 1. A model that answers as the reference does has 1, whatever other
 * labels the scale offers.
 *
 * <p>The mean of F1s, not the F1 of mean precision and mean recall (Opitz &amp; Burst 2019,
 * arXiv:1911.03347).
 *
 * <p>On categories as in scikit-learn without {@code labels}; its label sets are tables whose
 * columns all count: {@link MacroF1AllLabels}. Undefined without items, or if no label is given.
 */
@Cites("opitz2019")
@Named("macro-averaged F1")
@Symmetric
public final class MacroF1 extends MacroAverage {

  /** Over the labels that occur. */
  public MacroF1() {
    super(LabelRatio.F1, Over.EITHER);
  }
}
