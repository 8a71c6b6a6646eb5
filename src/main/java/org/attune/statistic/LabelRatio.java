package org.attune.statistic;

import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;

/**
 * Ratios of one label: a multiple of the items where both reference and model give the label, over
 * the items where the reference, the model, or each in turn gives it; in 0 to 1.
 */
enum LabelRatio {
  /** TP / (TP + FP). */
  PRECISION(1, 0, 1, "by the model"),
  /** TP / (TP + FN). */
  RECALL(1, 1, 0, "in the reference"),
  /** 2TP / (2TP + FP + FN). */
  F1(2, 1, 1, "in the reference or by the model");

  private final double factor;
  private final long reference;
  private final long model;
  private final String where;

  LabelRatio(double factor, long reference, long model, String where) {
    this.factor = factor;
    this.reference = reference;
    this.model = model;
    this.where = where;
  }

  /** The ratio of the label that is code 1; undefined without items, and where the divisor is 0. */
  Estimate ofLabel(JointTally tally) {
    long both = tally.amount(1, 1);
    long byModel = both + tally.amount(0, 1);
    long inReference = both + tally.amount(1, 0);
    return tally.items() == 0
        ? Estimate.undefined(Margins.NO_ITEMS)
        : Estimate.ratio(
            factor * both, divisor(inReference, byModel), "the label is never given " + where);
  }

  /** The ratio of one label, 0 where the divisor is 0. */
  double orZero(LabelTally tally, int label) {
    double divisor = divisor(tally.inReference(label), tally.byModel(label));
    return divisor == 0 ? 0 : factor * tally.both(label) / divisor;
  }

  /**
   * How uncertain the ratio of a label is: f (1 - f) / n with an item right and one wrong added.
   */
  double uncertainty(LabelTally tally, int label) {
    double n = divisor(tally.inReference(label), tally.byModel(label)) / (reference + model) + 2;
    double f = (orZero(tally, label) * (n - 2) + 1) / n;
    return f * (1 - f) / n;
  }

  /** The ratio of the sums over labels 0 to {@code labels} - 1. */
  Estimate ofSums(LabelTally tally, int labels) {
    long both = 0;
    long inReference = 0;
    long byModel = 0;
    for (int label = 0; label < labels; label++) {
      both += tally.both(label);
      inReference += tally.inReference(label);
      byModel += tally.byModel(label);
    }
    return Estimate.ratio(
        factor * both, divisor(inReference, byModel), "no label is given " + where);
  }

  private double divisor(long inReference, long byModel) {
    return reference * inReference + model * byModel;
  }
}
