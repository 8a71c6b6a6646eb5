package org.attune.statistic;

import org.attune.Cites;

/**
 * Share of items whose label set the model gives exactly, in 0 to 1; both sets empty is exact.
 *
 * <p>Fits label scales. Undefined without items.
 */
@Cites("zhang2014")
@Symmetric
public final class SubsetAccuracy extends SetComparison {

  @Override
  double compare(int intersection, int union, int labels) {
    return intersection == union ? 1 : 0;
  }
}
