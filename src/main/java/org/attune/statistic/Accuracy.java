package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Share of items on which the model answers with the category of the reference, in 0 to 1. On
 * ordered scales both answers are taken to the nearest category first.
 *
 * <p>Undefined without items.
 */
@Cites("sokolova2009")
@Symmetric
public final class Accuracy implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.CATEGORIES;
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.erring(Footing.<JointTally>in(Range.SHARE).fromFew());
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    Margins margins = Margins.of(tally);
    return Estimate.ratio(margins.agreed(), margins.items(), Margins.NO_ITEMS);
  }
}
