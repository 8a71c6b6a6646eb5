package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Weighted recall: the mean of TP / (TP + FN) over the labels of the scale, each weighted by how
 * often the reference gives it, in 0 to 1. Where each item has one label it equals accuracy.
 *
 * <p>Undefined without items, and where the reference gives no label at all.
 */
@Cites("pedregosa2011")
@Named("recall averaged by support")
public final class WeightedRecall extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return weighted(LabelRatio.RECALL, tally, labels);
  }
}
