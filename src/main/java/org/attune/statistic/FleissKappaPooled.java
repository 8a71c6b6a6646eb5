package org.attune.statistic;

import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Fleiss' kappa with pooled margins, at most 1: (pa - pe) / (1 - pe), with pa the {@link
 * PercentAgreement} and pe = &Sigma; p(k)&sup2;, p(k) the share of category k among all single
 * ratings of items with two or more. {@link FleissKappa} takes the mean of the items' shares
 * instead; with equal panels both are the same. On label scales one estimate a label.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if nothing is rated, no item has two
 * ratings, or all ratings of such items are equal.
 *
 * <p>Fleiss (1971), Psychological Bulletin 76, 378-382, doi:10.1037/h0031619, whose panels are
 * equal.
 */
@Cites("fleiss1971")
@Named("Fleiss' kappa with pooled margins")
public final class FleissKappaPooled implements Statistic<PairTally> {

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    Disagreement disagreement = Disagreement.of(Weights.IDENTITY, scale, tally.categories());
    Observed observed = Observed.of(tally, disagreement);
    double expected = disagreement.within(observed.pooled());
    double ratings = DoubleStream.of(observed.pooled()).sum();
    if (observed.paired() == 0 || expected == 0) {
      return Estimate.undefined(
          observed.paired() == 0 ? observed.missing() : Reasons.EQUAL_RATINGS);
    }
    return Estimate.of(1 - observed.disagreement() * (ratings * ratings / expected));
  }

  @Override
  public String missing() {
    return Reasons.SINGLE_RATINGS_LEFT_OUT;
  }

  @Override
  public ToLongFunction<PairTally> carrying(PairTally whole) {
    return PairTally::paired;
  }
}
