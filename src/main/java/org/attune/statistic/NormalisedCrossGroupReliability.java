package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CrossGroupTally;
import org.attune.tally.Tallier;

/**
 * Whether a group of raters agrees with the raters of other groups as each agrees with itself:
 * {@link CrossGroupReliability} by the geometric mean of Krippendorff's alpha within the group and
 * within the others, at the same level (normalised &kappa;<sub>x</sub>). 1 means that the groups
 * differ no more from each other than raters of one group do; by chance it may be above 1. Within
 * the others counts what they say of items that the group rated, too.
 *
 * <p>Undefined as either side is, and unless both alphas are above 0. Others are all other groups
 * at once, so where these differ among themselves, alpha within them is low and it comes out high.
 *
 * <p>Wong, Paritosh &amp; Aroyo (2021), Cross-replication reliability, ACL-IJCNLP 2021,
 * doi:10.48550/arXiv.2106.07393.
 */
@Cites({"hayes2007", "krippendorff2011", "wong2021"})
@Named("agreement of a group of raters with all others, by that within each (normalised xRR)")
public final class NormalisedCrossGroupReliability implements Statistic<CrossGroupTally> {

  private static final CrossGroupReliability ACROSS = new CrossGroupReliability();

  @Override
  public Tallier<CrossGroupTally> tallier() {
    return CrossGroupTally.RATINGS;
  }

  @Override
  public Estimate estimate(CrossGroupTally tally, Scale scale) {
    Estimate across = ACROSS.estimate(tally, scale);
    Estimate own = CrossGroupReliability.ALPHA.estimate(tally.group(), scale);
    Estimate others = CrossGroupReliability.ALPHA.estimate(tally.others(), scale);
    for (Estimate needed : new Estimate[] {across, own, others}) {
      if (!(needed instanceof Estimate.Value)) {
        return needed;
      }
    }
    double within = ((Estimate.Value) own).point();
    double withinOthers = ((Estimate.Value) others).point();
    return within <= 0 || withinOthers <= 0
        ? Estimate.undefined("raters of one of the sides do not agree beyond chance")
        : Estimate.of(((Estimate.Value) across).point() / Math.sqrt(within * withinOthers));
  }

  @Override
  public String missing() {
    return ACROSS.missing();
  }

  @Override
  public ToLongFunction<CrossGroupTally> carrying(CrossGroupTally whole) {
    return CrossGroupTally::shared;
  }
}
