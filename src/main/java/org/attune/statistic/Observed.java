package org.attune.statistic;

import java.util.stream.DoubleStream;
import org.attune.tally.PairTally;

/**
 * What the ratings of many panels say before chance is taken off.
 *
 * @param rated items with a rating
 * @param paired items with ratings by two people or more
 * @param disagreement mean over these of the disagreement of an item's pairs, 1 - pa
 * @param shares for each category the mean over rated items of its share of the item's ratings
 * @param pooled for each category its ratings in paired items
 */
record Observed(long rated, long paired, double disagreement, double[] shares, double[] pooled) {

  static Observed of(PairTally tally, Disagreement disagreement) {
    double[] shares = new double[tally.categories().length];
    double[] pooled = new double[shares.length];
    long rated = 0;
    long paired = 0;
    double sum = 0;
    for (int from = 0, to; from < tally.size(); from = to) {
      to = tally.end(from);
      long m = tally.panel(from);
      long pairs = tally.pairs(from);
      double disagreeing = 0;
      for (int i = from; i < to; i++) {
        if (tally.pair(i)) {
          disagreeing +=
              tally.amount(i) * disagreement.between(tally.position(i), tally.otherPosition(i));
        } else {
          shares[tally.position(i)] += (double) tally.amount(i) / m;
          pooled[tally.position(i)] += pairs > 0 ? tally.amount(i) : 0;
        }
      }
      rated += tally.items(from, to);
      if (pairs > 0) {
        paired += tally.items(from, to);
        sum += disagreeing / pairs;
      }
    }
    return new Observed(rated, paired, sum / Math.max(1, paired), over(shares, rated), pooled);
  }

  /** Why there is no agreement to speak of, if so. */
  String missing() {
    return rated == 0 ? Reasons.NO_RATINGS : Reasons.NO_PAIRS;
  }

  /** Masses divided by a sum. */
  static double[] over(double[] masses, double sum) {
    return DoubleStream.of(masses).map(mass -> mass / Math.max(1, sum)).toArray();
  }
}
