package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.JointTally;

/**
 * Light's kappa: the mean of {@link CohenKappa} over all pairs of raters, at most 1, 0 at chance.
 * On label scales one estimate a label.
 *
 * <p>Each pair of raters is compared on the items both rated; pairs with fewer than two, or who
 * give one single category throughout, are left out. Undefined if no pair is left or raters are not
 * known.
 *
 * <p>Light (1971), Psychological Bulletin 76, 365-377, doi:10.1037/h0031643; as kappam.light of
 * irr.
 */
@Named("mean pairwise Cohen's kappa")
public final class PairwiseCohenKappa extends Pairwise {

  /** Pairs with two items in common or more. */
  public PairwiseCohenKappa() {
    super(OF_KAPPA);
  }

  @Override
  Estimate ofPair(JointTally codes, Scale scale) {
    return new CohenKappa().estimate(codes, scale);
  }
}
