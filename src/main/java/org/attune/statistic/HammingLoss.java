package org.attune.statistic;

import org.attune.Cites;

/**
 * Hamming loss: the share of (item, label) pairs on which reference and model differ, in 0 to 1,
 * lower is better (Schapire &amp; Singer 2000, doi:10.1023/A:1007649029923).
 *
 * <p>Fits label scales. Undefined without items.
 */
@Cites("schapire2000")
@Named("Hamming loss")
public final class HammingLoss extends SetComparison {

  @Override
  public boolean countsWrong() {
    return false;
  }

  @Override
  double compare(int intersection, int union, int labels) {
    return (double) (union - intersection) / labels;
  }
}
