package org.attune.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.tally.PanelTally;
import org.attune.tally.Tallier;

/**
 * Interval of a coefficient of agreement from the variance of its linearised form: each item has a
 * term x<sub>i</sub>, the mean of the terms is the coefficient, and its variance is that of a mean,
 * &Sigma; (x<sub>i</sub> - mean)&sup2; / (n (n - 1)). Limits by quantiles of t; the upper one is
 * cut at 1, the lower one is not, as in irrCAC. It takes items as independent.
 *
 * <p>Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48,
 * doi:10.1348/000711006X126600; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
 * chapter 5, ISBN 978-0-9708062-8-4.
 *
 * <p>The upper limit is cut where 1 is, as published. The lower one has no such place; where it
 * lies below all that the coefficient can be, the formula does not hold, and none is given.
 */
@Cites({"gwet2008", "gwet2014"})
abstract class Linearised implements Analytic<PanelTally> {

  static final String ONE_ITEM = "only one item has two ratings or more";
  static final String NOT_COUNTED = "panels are not counted where raters are drawn twice";
  static final String NO_VARIANCE = "no item differs from another, so the formula's error is 0";
  static final String MOSTLY_SINGLE =
      "most items have one rating, and the formula takes their lack of a second for variance";
  static final String TOO_LOW = "its lower limit lies below all that the coefficient can be";

  /** What no coefficient of pairs of ratings is below, if chance is estimated from the ratings. */
  static final double LEAST = -1;

  /** An interval narrower than this has no width but for rounding. */
  private static final double ROUNDING = 1e-12;

  @Override
  public final String method() {
    return "linearised t";
  }

  @Override
  public Tallier<PanelTally> tallier() {
    return PanelTally.RATINGS;
  }

  /**
   * The interval; none where there is no variance to speak of.
   *
   * @param least what the coefficient cannot be below
   * @param squares &Sigma; (x<sub>i</sub> - mean)&sup2; over items
   * @param n number of items in that sum
   * @param degrees degrees of freedom
   */
  static Limits around(
      double point, double least, double squares, double n, double degrees, double level) {
    if (n < 2 || degrees < 1) {
      return Limits.none(ONE_ITEM);
    }
    double t = TDistribution.of(degrees).inverseCumulativeProbability((1 + level) / 2);
    double half = t * Math.sqrt(squares / n / (n - 1));
    if (half < ROUNDING) {
      return Limits.none(NO_VARIANCE);
    }
    return point - half < least
        ? Limits.none(TOO_LOW)
        : Limits.of(point - half, Math.min(1, point + half));
  }

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
     * n / n&prime; (pa<sub>i</sub> - pe) / (1 - pe) for items with two ratings or more, else 0:
     * what an item adds to a coefficient whose pe is known.
     *
     * @param expected 1 - pe
     */
    double term(Panel panel, double expected) {
      return panel.size() < 2 ? 0 : rated / paired * (1 - panel.disagreement() / expected);
    }
  }
}
