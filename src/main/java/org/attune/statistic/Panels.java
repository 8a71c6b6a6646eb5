package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.tally.PanelTally;

/**
 * Different panels of ratings, as the variance of a coefficient needs them.
 *
 * @param each every panel
 * @param rated n, items with a rating
 * @param paired n&prime;, items with two ratings or more
 * @param disagreement mean over the paired items of the disagreement of an item's pairs, 1 - pa
 */
record Panels(List<Panel> each, double rated, double paired, double disagreement) {

  /**
   * One panel.
   *
   * @param items items that have it
   * @param places places of the categories it gave among all that occur, rising
   * @param ratings how often it gave each of these
   * @param size number of its ratings, m
   * @param pairs &Sigma; d over its ordered pairs of ratings
   */
  record Panel(double items, int[] places, double[] ratings, double size, double pairs) {

    /** Mean of a quantity of the categories over the ratings. */
    double mean(double[] quantity) {
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        sum += ratings[i] * quantity[places[i]];
      }
      return sum / size;
    }

    /** Mean disagreement of a pair; 0 for a single rating. */
    double disagreement() {
      return size < 2 ? 0 : pairs / (size * (size - 1));
    }
  }

  /** The categories that occur, rising. */
  static int[] categories(PanelTally tally) {
    return tally.panels().stream()
        .flatMapToInt(panel -> Arrays.stream(panel.codes()))
        .distinct()
        .sorted()
        .toArray();
  }

  /** The panels of a tally. */
  static Panels of(PanelTally tally, int[] categories, Disagreement disagreement) {
    List<Panel> each = new ArrayList<>();
    double rated = 0;
    double paired = 0;
    double sum = 0;
    for (PanelTally.Panel counted : tally.panels()) {
      int[] places =
          Arrays.stream(counted.codes())
              .map(code -> Arrays.binarySearch(categories, code))
              .sorted()
              .toArray();
      int[] distinct = Arrays.stream(places).distinct().toArray();
      double[] ratings = new double[distinct.length];
      for (int i = 0; i < places.length; i++) {
        ratings[Arrays.binarySearch(distinct, places[i])]++;
      }
      double pairs = disagreement.of(distinct).within(ratings);
      Panel panel = new Panel(counted.items(), distinct, ratings, places.length, pairs);
      each.add(panel);
      rated += panel.items();
      paired += panel.size() > 1 ? panel.items() : 0;
      sum += panel.items() * panel.disagreement();
    }
    return new Panels(each, rated, paired, sum / Math.max(1, paired));
  }

  /** Mean over items of the shares of the categories in the item's ratings. */
  double[] shares(int categories) {
    double[] shares = new double[categories];
    for (Panel panel : each) {
      for (int i = 0; i < panel.places().length; i++) {
        shares[panel.places()[i]] += panel.items() * panel.ratings()[i] / panel.size() / rated;
      }
    }
    return shares;
  }

  /**
   * n / n&prime; (pa<sub>i</sub> - pe) / (1 - pe) for items with two ratings or more, else 0: what
   * an item adds to a coefficient whose pe is known.
   *
   * @param expected 1 - pe
   */
  double term(Panel panel, double expected) {
    return panel.size() < 2 ? 0 : rated / paired * (1 - panel.disagreement() / expected);
  }
}
