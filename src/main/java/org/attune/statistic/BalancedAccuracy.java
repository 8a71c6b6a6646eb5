package org.attune.statistic;

import java.util.Arrays;
import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Mean recall over the categories that occur in the reference, in 0 to 1 (Brodersen et al. 2010,
 * doi:10.1109/ICPR.2010.764; several classes as in scikit-learn): {@link MacroRecall}. On ordered
 * scales both answers are taken to the nearest category first.
 *
 * <p>Undefined without items.
 */
@Cites("brodersen2010")
public final class BalancedAccuracy implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.CATEGORIES;
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return scale instanceof Scale.Interval
        ? Footing.in(Range.SHARE)
        : LabelFooting.ofCategories(scale, estimate(whole, scale));
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    long[] references = tally.references();
    long[] models = tally.models();
    long[] agreed = new long[references.length];
    long[] rows = new long[references.length];
    for (int i = 0; i < tally.pairs(); i++) {
      int row = tally.row(i);
      rows[row] += tally.amount(i);
      if (references[row] == models[tally.column(i)]) {
        agreed[row] = tally.amount(i);
      }
    }
    double sum = 0;
    int occurring = 0;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] > 0) {
        sum += (double) agreed[row] / rows[row];
        occurring++;
      }
    }
    return Estimate.ratio(sum, occurring, Margins.NO_ITEMS);
  }

  @Override
  public List<Remark> remarks(JointTally tally, Scale scale) {
    if (tally.items() == 0 || scale instanceof Scale.Interval) {
      return Remark.none();
    }
    long[] rows = Margins.of(tally).rows();
    return MacroAverage.absent(
        "in the reference",
        scale,
        category -> {
          int at = Arrays.binarySearch(tally.references(), category);
          return at >= 0 && rows[at] > 0;
        });
  }
}
