package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Micro-averaged precision: TP / (TP + FP) of the counts summed over all labels of the scale, in 0
 * to 1. Where each item has one label it equals accuracy.
 *
 * <p>Undefined without items, and where the model gives no label at all.
 */
@Cites("sokolova2009")
@Named("micro-averaged precision")
public final class MicroPrecision extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return LabelRatio.PRECISION.ofSums(tally, labels);
  }
}
