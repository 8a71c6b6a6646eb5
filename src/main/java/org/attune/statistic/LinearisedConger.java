package org.attune.statistic;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.attune.corpus.Scale;
import org.attune.tally.PanelTally;
import org.attune.tally.Tallier;

/**
 * Interval of Conger's kappa: x<sub>i</sub> as in {@link LinearisedPanels}, with pe<sub>i</sub> -
 * pe = &Sigma; n/n<sub>g</sub> (a<sub>g</sub> - b<sub>g</sub>(k)) / (r (r - 1)) over the item's
 * raters g and their ratings k. Here b<sub>g</sub>(k) = &Sigma; (P(l) - p<sub>g</sub>(l)) d(k,l),
 * and a<sub>g</sub> is its mean over all n<sub>g</sub> ratings by g: the terms of irrCAC, its
 * weights written as 1 - d.
 */
final class LinearisedConger extends Linearised {

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
    int[] categories = Panels.categories(tally);
    Disagreement disagreement = Disagreement.of(weights, scale, categories);
    Panels panels = Panels.of(tally, categories, disagreement);
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
    for (Panels.Panel panel : panels.each()) {
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
