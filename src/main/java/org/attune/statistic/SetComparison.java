package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.LabelTally;
import org.attune.tally.Tallier;

/**
 * Mean over items of how the model's label set compares with the reference's. Fits label scales
 * only: where each item has one label, accuracy says it all. Undefined without items.
 */
abstract class SetComparison implements Statistic<LabelTally> {

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
    return Footing.in(Range.SHARE);
  }

  @Override
  public final Tallier.Scope scope(Scale scale) {
    return scale instanceof Scale.Labels ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  @Override
  public final Estimate estimate(LabelTally tally, Scale scale) {
    double sum = 0;
    int sizes = tally.sizes();
    for (int i = 0; i < sizes; i++) {
      sum += tally.amount(i) * compare(tally.intersection(i), tally.union(i), scale.size());
    }
    return Estimate.ratio(sum, tally.items(), Margins.NO_ITEMS);
  }

  /** What one item contributes. */
  abstract double compare(int intersection, int union, int labels);
}
