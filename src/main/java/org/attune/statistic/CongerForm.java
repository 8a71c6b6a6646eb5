package org.attune.statistic;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MarginTally;
import org.attune.tally.PanelTally;
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

  /**
   * Interval of Conger's kappa: x<sub>i</sub> as in {@link PanelAgreement.LinearisedPanels}, with
   * pe<sub>i</sub> - pe = &Sigma; n/n<sub>g</sub> (a<sub>g</sub> - b<sub>g</sub>(k)) / (r (r - 1))
   * over the item's raters g and their ratings k. Here b<sub>g</sub>(k) = &Sigma; (P(l) -
   * p<sub>g</sub>(l)) d(k,l), and a<sub>g</sub> is its mean over all n<sub>g</sub> ratings by g:
   * the terms of irrCAC, its weights written as 1 - d.
   */
  static final class LinearisedConger extends Linearised {

    private final Weights weights;

    LinearisedConger(Weights weights) {
      this.weights = weights;
    }

    @Override
    public Tallier<PanelTally> tallier() {
      return PanelTally.RATERS;
    }

    @Override
    public Limits interval(PanelTally tally, Scale scale, double level) {
      int[] categories = Linearised.Panels.categories(tally);
      Disagreement disagreement = Disagreement.of(weights, scale, categories);
      Linearised.Panels panels = Linearised.Panels.of(tally, categories, disagreement);
      if (panels.paired() == 0) {
        return Limits.none(Limits.UNDEFINED);
      }
      if (!tally.complete()) {
        return Limits.none(NOT_COUNTED);
      }
      if (2 * panels.paired() < panels.rated()) {
        return Limits.none(MOSTLY_SINGLE);
      }
      Map<Integer, double[]> deviations = ratings(tally, categories);
      double pairs = deviations.size() * (deviations.size() - 1.0);
      double expected = replace(deviations, disagreement) / pairs;
      if (expected == 0) {
        return Limits.none(Limits.UNDEFINED);
      }
      double beyond = panels.disagreement() / expected;
      double squares = 0;
      Iterator<PanelTally.Panel> counted = tally.panels().iterator();
      for (Linearised.Panels.Panel panel : panels.each()) {
        double chance = panels.rated() * sum(counted.next(), categories, deviations) / pairs;
        double x = panels.term(panel, expected) - 2 * beyond * chance / expected;
        squares += panel.items() * (x - (1 - beyond)) * (x - (1 - beyond));
      }
      return around(1 - beyond, LEAST, squares, panels.rated(), panels.rated() - 1, level);
    }

    /** For each rater how often he or she gave each category. */
    private static Map<Integer, double[]> ratings(PanelTally tally, int[] categories) {
      Map<Integer, double[]> ratings = new TreeMap<>();
      for (PanelTally.Panel panel : tally.panels()) {
        for (int i = 0; i < panel.codes().length; i++) {
          double[] given =
              ratings.computeIfAbsent(panel.raters()[i], rater -> new double[categories.length]);
          given[Arrays.binarySearch(categories, panel.codes()[i])] += panel.items();
        }
      }
      return ratings;
    }

    /**
     * Puts (a<sub>g</sub> - b<sub>g</sub>(k)) / n<sub>g</sub> in place of how often g gave k.
     *
     * @return &Sigma; a<sub>g</sub>, which is r (r - 1) (1 - pe)
     */
    private static double replace(Map<Integer, double[]> ratings, Disagreement disagreement) {
      double[] all = new double[ratings.values().iterator().next().length];
      for (double[] given : ratings.values()) {
        double n = DoubleStream.of(given).sum();
        for (int k = 0; k < all.length; k++) {
          all[k] += given[k] / n;
        }
      }
      double[] from = disagreement.from(all);
      double sum = 0;
      for (double[] given : ratings.values()) {
        double n = DoubleStream.of(given).sum();
        double[] shares = Observed.over(given, n);
        double[] own = disagreement.from(shares);
        double centre = Disagreement.dot(shares, from) - Disagreement.dot(shares, own);
        for (int k = 0; k < given.length; k++) {
          given[k] = (centre - (from[k] - own[k])) / n;
        }
        sum += centre;
      }
      return Math.max(0, sum);
    }

    private static double sum(
        PanelTally.Panel panel, int[] categories, Map<Integer, double[]> deviations) {
      double sum = 0;
      for (int i = 0; i < panel.codes().length; i++) {
        int place = Arrays.binarySearch(categories, panel.codes()[i]);
        sum += deviations.get(panel.raters()[i])[place];
      }
      return sum;
    }
  }
}
