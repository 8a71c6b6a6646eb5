package org.attune.statistic;

import org.attune.Cites;

/**
 * Jaccard index: mean over items of labels in common over labels in either set, in 0 to 1.
 *
 * <p>An item whose sets are both empty counts 0, as in scikit-learn with {@code average="samples"}
 * and {@code zero_division=0}; 1 would be as defensible. Fits label scales. Undefined without
 * items.
 */
@Cites("godbole2004")
@Named("Jaccard index")
@Symmetric
public final class Jaccard extends SetComparison {

  @Override
  double compare(int intersection, int union, int labels) {
    return union == 0 ? 0 : (double) intersection / union;
  }
}
