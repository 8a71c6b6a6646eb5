package org.attune.statistic;

import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MarginTally;
import org.attune.tally.Tallier;

/**
 * Conger's kappa with any weights: 1 - pe is the mean, over ordered pairs of two raters g and h, of
 * &Sigma; p<sub>g</sub>(k) p<sub>h</sub>(l) d(k,l), p<sub>g</sub>(k) the share of category k among
 * all ratings by g. With P = &Sigma; p<sub>g</sub> over r raters that is (&Sigma; P P d - &Sigma;
 * &Sigma; p<sub>g</sub> p<sub>g</sub> d) / (r (r - 1)); irrCAC writes the same by the variance of
 * the p<sub>g</sub>. A rater drawn w times in a resample stands for w raters who are no pair.
 */
@Cites({"conger1980", "gwet2014"})
abstract class CongerForm implements Statistic<MarginTally> {

  private final Weights weights;

  CongerForm(Weights weights) {
    this.weights = weights;
  }

  final Weights weights() {
    return weights;
  }

  @Override
  public final Tallier<MarginTally> tallier() {
    return MarginTally.RATERS;
  }

  @Override
  public Footing<MarginTally> footing(MarginTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public final Tallier.Scope scope(Scale scale) {
    return weights.fits(scale) ? tallier().scope(scale) : Tallier.Scope.NONE;
  }

  @Override
  public final Estimate estimate(MarginTally tally, Scale scale) {
    Disagreement disagreement = Disagreement.of(weights, scale, tally.pairs().categories());
    Observed observed = Observed.of(tally.pairs(), disagreement);
    if (observed.paired() == 0) {
      return Estimate.undefined(
          observed.rated() == 0 ? "no item is rated by somebody known" : Reasons.NO_PAIRS);
    }
    double expected = expected(tally, disagreement);
    return expected == 0
        ? Estimate.undefined(Reasons.EQUAL_RATINGS)
        : Estimate.of(1 - observed.disagreement() / expected);
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new LinearisedConger(weights));
  }

  private static double expected(MarginTally tally, Disagreement disagreement) {
    double[] all = new double[tally.pairs().categories().length];
    double raters = 0;
    double squares = 0;
    double own = 0;
    for (int from = 0, to; from < tally.size(); from = to) {
      to = tally.end(from);
      double ratings = 0;
      double copies = 0;
      for (int i = from; i < to; i++) {
        ratings += tally.copies(i) ? 0 : tally.amount(i);
        copies += tally.copies(i) ? tally.amount(i) : 0;
      }
      int first = tally.copies(from) ? from + 1 : from;
      if (ratings > 0) {
        double drawn = ratings / (ratings - copies);
        int[] places = IntStream.range(first, to).map(tally::position).toArray();
        double[] shares = new double[places.length];
        for (int i = 0; i < places.length; i++) {
          shares[i] = drawn * tally.amount(first + i) / ratings;
          all[places[i]] += shares[i];
        }
        own += disagreement.of(places).within(shares);
        raters += drawn;
        squares += drawn * drawn;
      }
    }
    return Math.max(0, disagreement.within(all) - own) / (raters * raters - squares);
  }

  @Override
  public final String missing() {
    return Reasons.SINGLE_RATINGS_IN_CHANCE + ", as are items whose raters are not known";
  }

  @Override
  public ToLongFunction<MarginTally> carrying(MarginTally whole) {
    return part -> part.pairs().paired();
  }
}
