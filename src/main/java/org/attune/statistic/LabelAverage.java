package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.LabelTally;
import org.attune.tally.Tallier;

/** One number for all labels of a scale, taken in its order. Undefined without items. */
abstract class LabelAverage implements Statistic<LabelTally> {

  @Override
  public final Tallier<LabelTally> tallier() {
    return LabelTally.SETS;
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  public Footing<LabelTally> footing(LabelTally whole, Scale scale) {
    return Footing.<LabelTally>in(Range.SHARE).fromFew();
  }

  @Override
  public final Estimate estimate(LabelTally tally, Scale scale) {
    return tally.items() == 0 ? Estimate.undefined(Margins.NO_ITEMS) : average(tally, scale.size());
  }

  /** The estimate from at least one item. */
  abstract Estimate average(LabelTally tally, int labels);

  /** Mean of the labels' ratios weighted by how often the reference gives the label. */
  static Estimate weighted(LabelRatio ratio, LabelTally tally, int labels) {
    double sum = 0;
    long support = 0;
    for (int label = 0; label < labels; label++) {
      sum += tally.inReference(label) * ratio.orZero(tally, label);
      support += tally.inReference(label);
    }
    return Estimate.ratio(sum, support, "no label is given in the reference");
  }
}
