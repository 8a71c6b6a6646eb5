package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Cohen's kappa of reference and model: (p<sub>o</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>),
 * p<sub>o</sub> the share of agreement, p<sub>e</sub> the share expected from the margins; at most
 * 1, 0 at chance (Cohen 1960, doi:10.1177/001316446002000104). On ordered scales both answers are
 * taken to the nearest category first.
 *
 * <p>It is the weighted kappa whose weights are 1 for any two different categories. Undefined
 * without items, and where reference and model give the same single category throughout, so that
 * p<sub>e</sub> is 1.
 */
@Cites("cohen1960")
@Named("Cohen's kappa")
@Symmetric
public final class CohenKappa extends WeightedKappa {

  @Override
  public Tallier.Scope scope(Scale scale) {
    return tallier().scope(scale);
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  double[] places(long[] categories, JointTally tally, Margins margins, Scale scale) {
    double[] places = new double[categories.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = categories[i];
    }
    return places;
  }

  @Override
  double weight(double difference) {
    return difference == 0 ? 0 : 1;
  }

  /** All items less those at the very place. */
  @Override
  double[] weights(double[] from, double[] to, long[] counts) {
    long items = 0;
    for (long count : counts) {
      items += count;
    }
    double[] sums = new double[from.length];
    for (int i = 0, j = 0; i < from.length; i++) {
      while (j < to.length && to[j] < from[i]) {
        j++;
      }
      sums[i] = items - (j < to.length && to[j] == from[i] ? counts[j] : 0);
    }
    return sums;
  }
}
