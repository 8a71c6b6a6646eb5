package org.attune.statistic;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;
import org.attune.tally.PanelTally;
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

  /**
   * Interval of Krippendorff's alpha, over the n items with two ratings or more: with &rho; =
   * m<sub>i</sub> / mean m, e<sub>i</sub> = &Sigma; &delta;&sup2; over the item's ordered pairs /
   * (mean m (m<sub>i</sub> - 1)), f<sub>i</sub> = &rho; times the mean of c(k) = &Sigma; p(l)
   * &delta;&sup2;(k,l) over the item's ratings, p(k) the share of k among all these ratings, D and
   * E the means of e and f, an item's deviation is (2 D f<sub>i</sub> / E - e<sub>i</sub> - D
   * &rho;) / E: the terms of irrCAC, its weights written as 1 - &delta;&sup2;. Degrees of freedom:
   * all rated items, also those with one rating, less 1, as in irrCAC.
   *
   * <p>Not for the ordinal level, whose &delta;&sup2; depends on the ratings: irrCAC has fixed
   * ordinal weights instead, which give another coefficient.
   */
  static final class LinearisedAlpha extends Linearised {

    private static final String ORDINAL =
        "there is none for differences that depend on the ratings";

    private final Alpha of;

    LinearisedAlpha(Alpha of) {
      this.of = of;
    }

    @Override
    public Limits interval(PanelTally tally, Scale scale, double level) {
      int[] categories = Linearised.Panels.categories(tally);
      Optional<Disagreement> disagreement = of.level(scale).disagreement(scale, categories);
      if (disagreement.isEmpty()) {
        boolean ordinal = of.level(scale) == Level.ORDINAL;
        return Limits.none(ordinal && differ(tally) ? ORDINAL : Limits.UNDEFINED);
      }
      if (!tally.complete()) {
        return Limits.none(NOT_COUNTED);
      }
      Linearised.Panels panels = Linearised.Panels.of(tally, categories, disagreement.get());
      double[] shares = new double[categories.length];
      double ratings = 0;
      double observed = 0;
      for (Linearised.Panels.Panel panel : panels.each()) {
        if (panel.size() > 1) {
          ratings += panel.items() * panel.size();
          observed += panel.items() * panel.pairs() / (panel.size() - 1);
          for (int i = 0; i < panel.places().length; i++) {
            shares[panel.places()[i]] += panel.items() * panel.ratings()[i];
          }
        }
      }
      double n = ratings;
      double[] chance = disagreement.get().from(Observed.over(shares, n));
      double expected = Disagreement.dot(Observed.over(shares, n), chance);
      if (panels.paired() == 0 || expected == 0) {
        return Limits.none(Limits.UNDEFINED);
      }
      double size = ratings / panels.paired();
      double share = observed / ratings;
      double squares = 0;
      for (Linearised.Panels.Panel panel : panels.each()) {
        if (panel.size() > 1) {
          double rho = panel.size() / size;
          double deviation =
              rho * (2 * share * panel.mean(chance) / expected - share)
                  - panel.pairs() / (size * (panel.size() - 1));
          squares += panel.items() * deviation * deviation / (expected * expected);
        }
      }
      double alpha = 1 - (1 - 1 / ratings) * share / expected;
      return around(alpha, LEAST, squares, panels.paired(), panels.rated() - 1, level);
    }

    /** True if ratings of items with two or more are not all equal, so that there is an alpha. */
    private static boolean differ(PanelTally tally) {
      return tally.panels().stream()
              .filter(panel -> panel.codes().length > 1)
              .flatMapToInt(panel -> Arrays.stream(panel.codes()))
              .distinct()
              .count()
          > 1;
    }
  }
}
