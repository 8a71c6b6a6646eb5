package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Area under the receiver operating characteristic of one label: the chance that an item with the
 * label has a higher degree than one without, ties one half; in 0 to 1, 0.5 at chance (Hanley &amp;
 * McNeil 1982, doi:10.1148/radiology.143.1.7063747).
 *
 * <p>Undefined where no item with degrees has the label, or none is without it.
 */
@Cites("hanley1982")
@Named("area under the ROC curve")
public final class RocAuc implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.DEGREES;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.ranksOfBoth();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    int end = tally.negatives();
    double wins = 0;
    long positives = 0;
    long below = 0;
    int negative = 0;
    for (int positive = end; positive < tally.pairs(); positive++) {
      int degree = tally.column(positive);
      while (negative < end && tally.column(negative) < degree) {
        below += tally.amount(negative++);
      }
      long tied = negative < end && tally.column(negative) == degree ? tally.amount(negative) : 0;
      wins += tally.amount(positive) * (below + tied / 2.0);
      positives += tally.amount(positive);
    }
    while (negative < end) {
      below += tally.amount(negative++);
    }
    return Estimate.ratio(
        wins,
        (double) positives * below,
        "needs items with the label and items without it, each with a degree");
  }

  @Override
  public Counts exchanged(Counts counts, JointTally whole) {
    return Ranks.ofModel(counts, whole);
  }

  @Override
  public String exchangedAs() {
    return Ranks.AS_RANKS;
  }
}
