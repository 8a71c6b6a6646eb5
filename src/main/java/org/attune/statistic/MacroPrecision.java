package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged precision: the plain mean of TP / (TP + FP) over the labels that the reference or
 * the model gives, in 0 to 1.
 *
 * <p>A label of the reference that the model never gives counts 0, as in scikit-learn without
 * {@code labels} and with {@code zero_division=0}: else a model would gain by never trying.
 * Undefined without items, or if no label is given.
 */
@Cites("sokolova2009")
@Named("macro-averaged precision")
public final class MacroPrecision extends MacroAverage {

  /** Over the labels that occur. */
  public MacroPrecision() {
    super(LabelRatio.PRECISION, Over.EITHER);
  }
}
