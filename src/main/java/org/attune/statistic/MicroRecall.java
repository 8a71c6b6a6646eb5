package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Micro-averaged recall: TP / (TP + FN) of the counts summed over all labels of the scale, in 0 to
 * 1. Where each item has one label it equals accuracy.
 *
 * <p>Undefined without items, and where the reference gives no label at all.
 */
@Cites("sokolova2009")
@Named("micro-averaged recall")
public final class MicroRecall extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return LabelRatio.RECALL.ofSums(tally, labels);
  }
}
