package org.attune.tally;

import java.math.BigInteger;
import org.attune.corpus.Scale;

/** What a model concludes from its outputs. */
public final class Decision {

  /** Degrees are counted in ten-thousandths. */
  public static final int ONE = 10_000;

  private Decision() {}

  /**
   * The answer: the category of the highest degree, the first of those as high, on nominal and
   * ordinal scales, or of two categories the second where its degree reaches its threshold, if
   * there is one; the labels whose degree reaches their threshold on label scales; the value on
   * interval scales; {@link Scale#ABSENT} where there is none.
   *
   * @param outputs a degree per category (0 to 10,000), or one value; all {@link Scale#ABSENT}
   *     where the model gives no answer
   * @param thresholds a threshold per label, or none; not read of more than two categories
   */
  public static long answer(Scale scale, long[] outputs, int[] thresholds) {
    if (scale instanceof Scale.Interval || outputs[0] == Scale.ABSENT) {
      return outputs[0];
    }
    if (scale instanceof Scale.Labels) {
      long mask = 0;
      for (int i = 0; i < outputs.length; i++) {
        mask |= outputs[i] >= thresholds[i] ? 1L << i : 0;
      }
      return mask;
    }
    if (outputs.length == 2 && thresholds.length == 2 && !scale.ordered()) {
      return outputs[1] >= thresholds[1] ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < outputs.length; i++) {
      best = outputs[i] > outputs[best] ? i : best;
    }
    return scale.ordered() ? scale.value(best) : best;
  }

  /**
   * The threshold that gives one label the highest F1 on development items, one of their degrees;
   * of degrees as good the lowest; one half where the label never occurs.
   *
   * @param tally reference (1 given, 0 not) and degree, see {@link JointTally#DEGREES}
   */
  public static int threshold(JointTally tally) {
    long positives = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      positives += tally.references()[tally.row(i)] == 1 ? tally.amount(i) : 0;
    }
    int best = ONE / 2;
    long bestHits = 0;
    long bestGiven = 1;
    long hits = 0;
    long given = 0;
    long[] degrees = tally.models();
    for (int at = degrees.length - 1; at >= 0 && positives > 0; at--) {
      hits += tally.amount(1, degrees[at]);
      given += tally.amount(1, degrees[at]) + tally.amount(0, degrees[at]);
      // F1 = 2 hits / (given + positives), compared as fractions
      if (hits > 0
          && product(hits, bestGiven + positives).compareTo(product(bestHits, given + positives))
              >= 0) {
        best = (int) degrees[at];
        bestHits = hits;
        bestGiven = given;
      }
    }
    return best;
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
