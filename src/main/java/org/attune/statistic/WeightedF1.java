package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Weighted F1: the mean of 2TP / (2TP + FP + FN) over the labels of the scale, each weighted by how
 * often the reference gives it, in 0 to 1.
 *
 * <p>A label that is neither in the reference nor given by the model counts 0, as in scikit-learn
 * with {@code zero_division=0}. Undefined without items, and where the reference gives no label at
 * all.
 */
@Cites("pedregosa2011")
@Named("F1 averaged by support")
public final class WeightedF1 extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return weighted(LabelRatio.F1, tally, labels);
  }
}
