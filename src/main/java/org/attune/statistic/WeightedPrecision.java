package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Weighted precision: the mean of TP / (TP + FP) over the labels of the scale, each weighted by how
 * often the reference gives it, in 0 to 1.
 *
 * <p>A label that is never given by the model counts 0, as in scikit-learn with {@code
 * zero_division=0}. Undefined without items, and where the reference gives no label at all.
 */
@Cites("pedregosa2011")
@Named("precision averaged by support")
public final class WeightedPrecision extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return weighted(LabelRatio.PRECISION, tally, labels);
  }
}
