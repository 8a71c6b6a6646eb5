package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged F1 over a fixed list: the plain mean over all labels of the scale of 2TP / (2TP +
 * FP + FN), in 0 to 1.
 *
 * <p>A label that is neither in the reference nor given by the model counts 0, as in scikit-learn
 * with {@code labels} and {@code zero_division=0}, so a perfect model stays below 1 where the scale
 * offers labels nobody gives ({@link MacroF1} leaves them out). The divisor is the same in every
 * sample. Undefined without items.
 */
@Cites({"opitz2019", "pedregosa2011"})
@Named("macro-averaged F1 over all labels of the scale")
public final class MacroF1AllLabels extends MacroAverage {

  /** Over the labels of the scale. */
  public MacroF1AllLabels() {
    super(LabelRatio.F1, Over.SCALE);
  }
}
