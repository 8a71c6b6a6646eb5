package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged recall over a fixed list: the plain mean over all labels of the scale of TP / (TP
 * + FN), in 0 to 1.
 *
 * <p>A label that the reference never gives counts 0, as in scikit-learn with {@code labels} and
 * {@code zero_division=0}. Undefined without items.
 */
@Cites({"pedregosa2011", "sokolova2009"})
@Named("macro-averaged recall over all labels of the scale")
public final class MacroRecallAllLabels extends MacroAverage {

  /** Over the labels of the scale. */
  public MacroRecallAllLabels() {
    super(LabelRatio.RECALL, Over.SCALE);
  }
}
