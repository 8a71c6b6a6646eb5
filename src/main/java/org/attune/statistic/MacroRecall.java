package org.attune.statistic;

import org.attune.Cites;

/**
 * Macro-averaged recall: the plain mean of TP / (TP + FN) over the labels the reference gives, in 0
 * to 1. Only of these is there a recall; on categories it is the {@link BalancedAccuracy}.
 *
 * <p>scikit-learn's {@code recall_score} without {@code labels} also counts, as 0, labels that the
 * model alone gives; its {@code balanced_accuracy_score} does not. Undefined without items, or if
 * the reference gives no label.
 */
@Cites("sokolova2009")
@Named("macro-averaged recall")
public final class MacroRecall extends MacroAverage {

  /** Over the labels of the reference. */
  public MacroRecall() {
    super(LabelRatio.RECALL, Over.REFERENCE);
  }
}
