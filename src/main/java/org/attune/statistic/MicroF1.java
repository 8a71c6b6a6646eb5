package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.LabelTally;

/**
 * Micro-averaged F1: 2TP / (2TP + FP + FN) of the counts summed over all labels of the scale, in 0
 * to 1. Where each item has one label it equals accuracy.
 *
 * <p>Undefined without items, and where neither reference nor model gives a label.
 */
@Cites("sokolova2009")
@Named("micro-averaged F1")
@Symmetric
public final class MicroF1 extends LabelAverage {

  @Override
  Estimate average(LabelTally tally, int labels) {
    return LabelRatio.F1.ofSums(tally, labels);
  }
}
