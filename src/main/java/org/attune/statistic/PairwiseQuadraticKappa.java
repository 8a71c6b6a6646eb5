package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * The mean of {@link QuadraticKappa}, with weights by the scale's values, over all pairs of raters,
 * at most 1, 0 at chance: Light's kappa with weights. Fits ordered scales. {@link
 * PairwiseQuadraticRankKappa} has weights by rank.
 *
 * <p>Each pair of raters is compared on the items both rated; pairs with fewer than two, or who
 * give one single category throughout, are left out. Undefined if no pair is left or raters are not
 * known.
 *
 * <p>Light (1971), Psychological Bulletin 76, 365-377, doi:10.1037/h0031643; Cohen (1968),
 * Psychological Bulletin 70, 213-220, doi:10.1037/h0026256.
 */
@Cites({"cohen1968", "light1971"})
@Named("mean pairwise Cohen's kappa with quadratic weights")
public final class PairwiseQuadraticKappa extends Pairwise {

  /** Pairs with two items in common or more. */
  public PairwiseQuadraticKappa() {
    super(OF_KAPPA);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return new QuadraticKappa().scope(scale);
  }

  @Override
  Estimate ofPair(JointTally codes, Scale scale) {
    return new QuadraticKappa().estimate(codes, scale);
  }
}
