package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Share of items on which two answers are not of the same category, in 0 to 1: of a model asked in
 * two ways, how often its answer hangs on the way. 1 less {@link Accuracy}.
 *
 * <p>Undefined without items.
 *
 * <p>On the order in which a judge is shown what it may answer: Wang et al. (2024), Large language
 * models are not fair evaluators, doi:10.18653/v1/2024.acl-long.511.
 */
@Cites("wang2024")
@Named("share of answers changed")
public final class AnswersChanged implements Statistic<JointTally> {

  private static final Accuracy SAME = new Accuracy();

  @Override
  public Tallier<JointTally> tallier() {
    return SAME.tallier();
  }

  @Override
  public boolean needsReference() {
    return true;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return SAME.footing(whole, scale);
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    return SAME.estimate(tally, scale) instanceof Estimate.Value same
        ? Estimate.of(1 - same.point())
        : Estimate.undefined(Margins.NO_ITEMS);
  }
}
