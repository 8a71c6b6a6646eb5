package org.attune.statistic;

import org.attune.Cites;

/**
 * F1 by items: mean over items of 2 |A &cap; B| / (|A| + |B|), A and B the label sets of reference
 * and model, in 0 to 1 (Godbole &amp; Sarawagi 2004, doi:10.1007/978-3-540-24775-3_5).
 *
 * <p>An item whose sets are both empty counts 0, as in scikit-learn with {@code average="samples"}
 * and {@code zero_division=0}; 1 would be as defensible. Fits label scales. Undefined without
 * items.
 */
@Cites("godbole2004")
@Named("F1 averaged over items")
@Symmetric
public final class SamplesF1 extends SetComparison {

  @Override
  double compare(int intersection, int union, int labels) {
    return union == 0 ? 0 : 2.0 * intersection / (intersection + union);
  }
}
