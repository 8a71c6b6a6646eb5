package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Average precision of one label: &Sigma; (R<sub>t</sub> - R<sub>t-1</sub>) P<sub>t</sub> over
 * falling thresholds t of the degree, R and P recall and precision of the items at or above the
 * threshold; in 0 to 1. A step sum without interpolation; items with one degree enter together
 * (Manning, Raghavan &amp; Sch&uuml;tze 2008, doi:10.1017/CBO9780511809071, section 8.4; ties as in
 * scikit-learn).
 *
 * <p>Undefined where no item with a degree has the label.
 */
@Cites("manning2008")
public final class AveragePrecision implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.DEGREES;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.ranks();
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    int end = tally.negatives();
    double sum = 0;
    long found = 0;
    long wrong = 0;
    int negative = end - 1;
    for (int positive = tally.pairs() - 1; positive >= end; positive--) {
      while (negative >= 0 && tally.column(negative) >= tally.column(positive)) {
        wrong += tally.amount(negative--);
      }
      long amount = tally.amount(positive);
      if (amount > 0) {
        found += amount;
        sum += amount * ((double) found / (found + wrong));
      }
    }
    return Estimate.ratio(sum, found, "no item with a degree has the label");
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
