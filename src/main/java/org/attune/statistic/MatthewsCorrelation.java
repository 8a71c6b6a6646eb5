package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Matthews correlation of reference and model for two or more categories, R<sub>K</sub>, in -1 to 1
 * (Gorodkin 2004, doi:10.1016/j.compbiolchem.2004.09.006; two: Matthews 1975,
 * doi:10.1016/0005-2795(75)90109-9):
 *
 * <p>(n &Sigma; n<sub>kk</sub> - &Sigma; r<sub>k</sub> c<sub>k</sub>) / &radic;((n&sup2; - &Sigma;
 * r<sub>k</sub>&sup2;) (n&sup2; - &Sigma; c<sub>k</sub>&sup2;)), r and c the margins.
 *
 * <p>On ordered scales both answers are taken to the nearest category first. Undefined without
 * items, and where the reference or the model is constant.
 */
@Cites({"gorodkin2004", "matthews1975"})
@Named("Matthews correlation coefficient")
@Symmetric
public final class MatthewsCorrelation implements Statistic<JointTally> {

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
    return LabelFooting.ofTwo(Footing.<JointTally>in(Range.CORRELATION).fromFew(), scale);
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    Margins margins = Margins.of(tally);
    if (margins.items() == 0) {
      return Estimate.undefined(Margins.NO_ITEMS);
    }
    double spread = Math.sqrt(margins.spread(margins.rows()) * margins.spread(margins.columns()));
    return Estimate.ratio(
        (double) margins.items() * margins.agreed() - margins.chance(),
        spread,
        "the reference or the model gives one category throughout");
  }
}
