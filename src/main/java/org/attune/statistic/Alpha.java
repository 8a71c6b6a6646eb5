package org.attune.statistic;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/**
 * Krippendorff's alpha at one level of measurement, at most 1: 1 - D<sub>o</sub> / D<sub>e</sub>.
 *
 * <p>The observed disagreement D<sub>o</sub> is the sum, over items with m = 2 or more ratings, of
 * Σ δ² / (m - 1) over the item's ordered pairs of ratings. The one expected by chance,
 * D<sub>e</sub>, is Σ n(c) n(k) δ²(c,k) / (n - 1) over ordered pairs of categories, n(c) of the n
 * ratings of these items being in category c. A missing rating is no category. On label scales one
 * estimate a label.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings of such items are
 * equal; at the ratio level also if a value is negative.
 */
@Cites({"hayes2007", "krippendorff2011"})
abstract class Alpha implements Statistic<PairTally> {

  /** The level on this scale. */
  abstract Level level(Scale scale);

  @Override
  public Tallier<PairTally> tallier() {
    return PairTally.RATINGS;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.agreement();
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return level(scale).fits(scale) ? tallier().scope(scale) : Tallier.Scope.NONE;
  }

  @Override
  public Estimate estimate(PairTally tally, Scale scale) {
    Level level = level(scale);
    long[] ratings = pairableRatings(tally);
    long n = 0;
    int used = 0;
    for (long amount : ratings) {
      n = Math.addExact(n, amount);
      used += amount > 0 ? 1 : 0;
    }
    if (n == 0) {
      return Estimate.undefined(tally.items() == 0 ? Reasons.NO_RATINGS : Reasons.NO_PAIRS);
    }
    if (level == Level.RATIO && scale.value(tally.categories()[0]) < 0) {
      return Estimate.undefined("a ratio scale has no negative values");
    }
    if (used == 1) {
      return Estimate.undefined(Reasons.EQUAL_RATINGS);
    }
    double[] at = level.positions(tally, scale, ratings);
    return Estimate.of(1 - (n - 1) * observed(tally, level, at) / level.expected(at, ratings));
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new LinearisedAlpha(this));
  }

  /** How often each category was given in items with two or more ratings. */
  private static long[] pairableRatings(PairTally tally) {
    long[] ratings = new long[tally.categories().length];
    for (int i = 0; i < tally.size(); i++) {
      if (!tally.pair(i) && tally.pairs(i) > 0) {
        ratings[tally.position(i)] += tally.amount(i);
      }
    }
    return ratings;
  }

  private static double observed(PairTally tally, Level level, double[] at) {
    double sum = 0;
    for (int from = 0, to; from < tally.size(); from = to) {
      to = tally.end(from);
      double panel = 0;
      for (int i = from; i < to; i++) {
        if (tally.pair(i)) {
          panel +=
              tally.amount(i)
                  * level.squaredDifference(at[tally.position(i)], at[tally.otherPosition(i)]);
        }
      }
      sum += panel * tally.panel(from) / Math.max(1, tally.pairs(from));
    }
    return sum;
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
