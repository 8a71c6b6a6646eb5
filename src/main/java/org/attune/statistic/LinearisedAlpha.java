package org.attune.statistic;

import java.util.Arrays;
import java.util.Optional;
import org.attune.corpus.Scale;
import org.attune.tally.PanelTally;

/**
 * Interval of Krippendorff's alpha, over the n items with two ratings or more: with &rho; =
 * m<sub>i</sub> / mean m, e<sub>i</sub> = &Sigma; &delta;&sup2; over the item's ordered pairs /
 * (mean m (m<sub>i</sub> - 1)), f<sub>i</sub> = &rho; times the mean of c(k) = &Sigma; p(l)
 * &delta;&sup2;(k,l) over the item's ratings, p(k) the share of k among all these ratings, D and E
 * the means of e and f, an item's deviation is (2 D f<sub>i</sub> / E - e<sub>i</sub> - D &rho;) /
 * E: the terms of irrCAC, its weights written as 1 - &delta;&sup2;. Degrees of freedom: all rated
 * items, also those with one rating, less 1, as in irrCAC.
 *
 * <p>Not for the ordinal level, whose &delta;&sup2; depends on the ratings: irrCAC has fixed
 * ordinal weights instead, which give another coefficient.
 */
final class LinearisedAlpha extends Linearised {

  private static final String ORDINAL = "there is none for differences that depend on the ratings";

  private final Alpha of;

  LinearisedAlpha(Alpha of) {
    this.of = of;
  }

  @Override
  public Limits interval(PanelTally tally, Scale scale, double level) {
    int[] categories = Panels.categories(tally);
    Optional<Disagreement> disagreement = of.level(scale).disagreement(scale, categories);
    if (disagreement.isEmpty()) {
      boolean ordinal = of.level(scale) == Level.ORDINAL;
      return Limits.none(ordinal && differ(tally) ? ORDINAL : Limits.UNDEFINED);
    }
    if (!tally.complete()) {
      return Limits.none(NOT_COUNTED);
    }
    Panels panels = Panels.of(tally, categories, disagreement.get());
    double[] shares = new double[categories.length];
    double ratings = 0;
    double observed = 0;
    for (Panels.Panel panel : panels.each()) {
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
    for (Panels.Panel panel : panels.each()) {
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
