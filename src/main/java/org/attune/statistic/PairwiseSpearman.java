package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * The mean of {@link Spearman}'s rank correlation over all pairs of raters, in -1 to 1. Fits
 * ordered scales.
 *
 * <p>Each pair of raters is compared on the items both rated; pairs with fewer than four (with two
 * r is 1 or -1 whatever they rate), or of whom one gives the same rating throughout, are left out
 * and counted. Undefined if no pair is left or raters are not known.
 *
 * <p>Spearman (1904), American Journal of Psychology 15, 72-101, doi:10.2307/1412159. If all raters
 * rank all items without ties and W is Kendall's coefficient of concordance of k raters, it is (k W
 * - 1) / (k - 1) (Kendall &amp; Babington Smith 1939, doi:10.1214/aoms/1177732186).
 */
@Cites({"fisher1915", "spearman1904"})
@Named("mean pairwise Spearman's rank correlation")
public final class PairwiseSpearman extends Pairwise {

  /** Pairs with four items in common or more. */
  public PairwiseSpearman() {
    super(OF_CORRELATION);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  /** Ranks of codes are those of their values. */
  @Override
  Estimate ofPair(JointTally codes, Scale scale) {
    return new Spearman().estimate(codes, scale);
  }
}
