package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged precision over a fixed list: the plain mean over all labels of the scale of TP /
 * (TP + FP), in 0 to 1.
 *
 * <p>A label that the model never gives counts 0, as in scikit-learn with {@code labels} and {@code
 * zero_division=0}, whether the reference gives it or not. Undefined without items.
 */
@Cites({"pedregosa2011", "sokolova2009"})
@Named("macro-averaged precision over all labels of the scale")
public final class MacroPrecisionAllLabels extends MacroAverage {

  /** Over the labels of the scale. */
  public MacroPrecisionAllLabels() {
    super(LabelRatio.PRECISION, Over.SCALE);
  }
}
