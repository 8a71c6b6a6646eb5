package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PartRatedTally;
import org.attune.tally.PartRatedTally.Sum;
import org.attune.tally.Tallier;

/**
 * The share of ratings that would give a label, over all items, by a model that rated all and
 * people who rated a part drawn at random: (p + specificity - 1) / (sensitivity + specificity - 1),
 * p being the share of all items to which the model gives the label, sensitivity and specificity
 * those of the model on the part, each item weighing by the share of its ratings with and without
 * the label. It may fall outside 0 to 1, which is not cut.
 *
 * <p>Unlike {@link PredictionPoweredMean} it holds where the part is no random one, if only the
 * model errs there as elsewhere given the label.
 *
 * <p>Undefined without ratings with the label or without it, and where the model gives it no more
 * often with than without.
 *
 * <p>Rogan &amp; Gladen (1978), American Journal of Epidemiology 107, 71-76,
 * doi:10.1093/oxfordjournals.aje.a112510.
 */
@Cites("rogan1978")
@Named("Rogan-Gladen rate")
public final class RoganGladenRate extends PartRated {

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.NONE : Tallier.Scope.LABEL;
  }

  @Override
  public Estimate estimate(PartRatedTally tally, Scale scale) {
    double rated = tally.rated();
    double with = value(tally, Sum.Y);
    if (rated == 0) {
      return Estimate.undefined(NO_RATED_PART);
    }
    if (with == 0 || with == rated) {
      return Estimate.undefined(
          with == 0 ? "people never give the label" : "people give the label to every item");
    }
    double both = value(tally, Sum.YF) / Scale.UNIT;
    double sensitivity = both / with;
    double falsePositives = (value(tally, Sum.F) - both) / (rated - with);
    double apparent = (value(tally, Sum.F) + value(tally, Sum.UNRATED_F)) / tally.items();
    return sensitivity > falsePositives
        ? Estimate.of((apparent - falsePositives) / (sensitivity - falsePositives))
        : Estimate.undefined("the model gives the label no more often where people do");
  }
}
