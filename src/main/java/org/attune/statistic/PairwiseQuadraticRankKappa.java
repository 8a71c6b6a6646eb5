package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * The mean of {@link QuadraticRankKappa}, with weights by the ranks of the categories that occur in
 * a pair, over all pairs of raters, at most 1, 0 at chance. Fits ordered scales. What studies
 * publish that average scikit-learn's {@code cohen_kappa_score(weights="quadratic")}.
 *
 * <p>Each pair of raters is compared on the items both rated; pairs with fewer than two, or who
 * give one single category throughout, are left out. Undefined if no pair is left or raters are not
 * known.
 *
 * <p>Light (1971), Psychological Bulletin 76, 365-377, doi:10.1037/h0031643; Cohen (1968),
 * Psychological Bulletin 70, 213-220, doi:10.1037/h0026256.
 */
@Cites({"cohen1968", "light1971"})
@Named("mean pairwise Cohen's kappa with quadratic weights of ranks")
public final class PairwiseQuadraticRankKappa extends Pairwise {

  /** Pairs with two items in common or more. */
  public PairwiseQuadraticRankKappa() {
    super(OF_KAPPA);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return new QuadraticRankKappa().scope(scale);
  }

  @Override
  Estimate ofPair(JointTally codes, Scale scale) {
    return new QuadraticRankKappa().estimate(codes, scale);
  }
}
