package org.attune.tally;

import java.util.Arrays;
import org.attune.corpus.Scale;

/**
 * How often the model is right at each confidence: 15 bins of equal width, bin = min(14, ⌊15 c⌋) of
 * confidence c; and the sums of two proper scores of its degrees.
 *
 * <p>Confidence is the highest of the degrees divided by their sum, and right is whether the first
 * category of that degree is the reference; on label sets, one tally a label, confidence is the
 * label's degree and right is whether the reference has it.
 *
 * <p>Keys: (15 group + bin, 0) items, (.., 1) right ones, (.., 2) and (.., 3) limbs of the sum of
 * confidences; (-1, limb) sum of Brier scores; (-2, limb) sum of log losses. There is one group, or
 * in {@link #CLASSWISE} one a category. {@link #LOSSES} has (0, 0) items, and (-3 - reference, 0)
 * those of a reference, (.., 1) and (.., 2) limbs of the sum of their log losses.
 *
 * <p>Gives calibration errors, Brier score, log loss.
 */
public final class CalibrationTally implements Tally<CalibrationTally> {

  /** Number of bins. */
  public static final int BINS = 15;

  /** The category of the highest degree; on label scales one tally a label. */
  public static final Tallier<CalibrationTally> CONFIDENCE =
      new Kind("calibration") {
        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Labels
              ? Scope.LABEL
              : scale instanceof Scale.Interval ? Scope.NONE : Scope.WHOLE;
        }

        @Override
        void count(int[] degrees, long sum, int reference, Counts.Sink counts) {
          double[] q =
              Arrays.stream(degrees).mapToDouble(degree -> degree / (double) sum).toArray();
          addScores(counts, q, reference);
          int top = first(q);
          addBin(counts, 0, bin(degrees[top], sum), q[top], top == reference);
        }
      };

  /** Each category against all others, on scales of categories. */
  public static final Tallier<CalibrationTally> CLASSWISE =
      new Kind("calibration-classwise") {
        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Nominal || scale instanceof Scale.Ordinal
              ? Scope.WHOLE
              : Scope.NONE;
        }

        @Override
        void count(int[] degrees, long sum, int reference, Counts.Sink counts) {
          for (int i = 0; i < degrees.length; i++) {
            addBin(counts, i, bin(degrees[i], sum), degrees[i] / (double) sum, i == reference);
          }
        }
      };

  /** Log losses by the category of the reference. */
  public static final Tallier<CalibrationTally> LOSSES =
      new Kind("losses") {
        @Override
        public Scope scope(Scale scale) {
          return CONFIDENCE.scope(scale);
        }

        @Override
        void count(int[] degrees, long sum, int reference, Counts.Sink counts) {
          double[] q =
              Arrays.stream(degrees).mapToDouble(degree -> degree / (double) sum).toArray();
          addLoss(counts, reference, loss(q, reference));
        }

        @Override
        void count(double degree, boolean given, Counts.Sink counts) {
          addLoss(counts, given ? 1 : 0, loss(degree, given));
        }
      };

  /** Probabilities of 0 and 1 are this far from them under the logarithm. */
  private static final double CLIP = 1e-15;

  private static final long BRIER = -1;
  private static final long LOG = -2;
  private static final long BY_REFERENCE = -3;

  private final Counts counts;

  private CalibrationTally(Counts counts) {
    this.counts = counts;
  }

  /**
   * Adds an item's confidence.
   *
   * @param group 0, or a category
   * @param bin its bin
   */
  public static void addBin(
      Counts.Sink counts, int group, int bin, double confidence, boolean right) {
    long key = (long) BINS * group + bin;
    counts.add(key, 0, 1);
    if (right) {
      counts.add(key, 1, 1);
    }
    ExactSums.addReal(counts, key, 2, confidence);
  }

  /**
   * Adds an item's scores: Σ (q - y)² over the categories, and -ln of the reference's probability
   * where all are clipped, then divided by their sum.
   */
  public static void addScores(Counts.Sink counts, double[] q, int reference) {
    double squares = 0;
    for (int i = 0; i < q.length; i++) {
      double y = i == reference ? 1 : 0;
      squares += (q[i] - y) * (q[i] - y);
    }
    ExactSums.addReal(counts, BRIER, 0, squares);
    ExactSums.addReal(counts, LOG, 0, loss(q, reference));
  }

  private static double loss(double[] q, int reference) {
    double sum = 0;
    for (double probability : q) {
      sum += clip(probability);
    }
    return -StrictMath.log(clip(q[reference]) / sum);
  }

  /** Adds a label's scores: (q - y)² and the log loss. */
  public static void addScores(Counts.Sink counts, double q, boolean given) {
    double y = given ? 1 : 0;
    ExactSums.addReal(counts, BRIER, 0, (q - y) * (q - y));
    ExactSums.addReal(counts, LOG, 0, loss(q, given));
  }

  private static void addLoss(Counts.Sink counts, int reference, double loss) {
    counts.add(0, 0, 1);
    counts.add(BY_REFERENCE - reference, 0, 1);
    ExactSums.addReal(counts, BY_REFERENCE - reference, 1, loss);
  }

  private static double loss(double q, boolean given) {
    // scikit-learn clips q alone: 1 - q is then 9.992e-16 at the least, not 1e-15
    return -StrictMath.log(given ? clip(q) : 1 - clip(q));
  }

  private static double clip(double probability) {
    return Math.max(CLIP, Math.min(1 - CLIP, probability));
  }

  /** The bin of a confidence, min(14, ⌊15 c⌋). */
  public static int bin(double confidence) {
    return Math.min(BINS - 1, (int) Math.floor(BINS * confidence));
  }

  /** The bin of a share, without rounding. */
  private static int bin(long part, long whole) {
    return (int) Math.min(BINS - 1, BINS * part / whole);
  }

  private static int first(double[] q) {
    int best = 0;
    for (int i = 1; i < q.length; i++) {
      best = q[i] > q[best] ? i : best;
    }
    return best;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public CalibrationTally with(long[] amounts) {
    return new CalibrationTally(counts.with(amounts));
  }

  @Override
  public long items() {
    long sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += items(0, bin);
    }
    return sum;
  }

  /** Items of a group's bin. */
  public long items(int group, int bin) {
    return counts.amount((long) BINS * group + bin, 0);
  }

  /** Items of a group's bin on which the model is right. */
  public long right(int group, int bin) {
    return counts.amount((long) BINS * group + bin, 1);
  }

  /** Sum of confidences of a group's bin. */
  public double confidence(int group, int bin) {
    return ExactSums.real(counts, (long) BINS * group + bin, 2);
  }

  /** Sum of Brier scores. */
  public double brier() {
    return ExactSums.real(counts, BRIER, 0);
  }

  /** Sum of log losses. */
  public double logLoss() {
    return ExactSums.real(counts, LOG, 0);
  }

  /** Items whose reference is a category, of {@link #LOSSES}. */
  public long items(int reference) {
    return counts.amount(BY_REFERENCE - reference, 0);
  }

  /** Sum of the log losses of these. */
  public double logLoss(int reference) {
    return ExactSums.real(counts, BY_REFERENCE - reference, 1);
  }

  private abstract static class Kind implements Tallier<CalibrationTally> {
    private final String name;

    Kind(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return true;
    }

    @Override
    public String missing() {
      return "items without a reference or without degrees are left out";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      int[] degrees = item.degrees();
      int size = item.scale().size();
      if (item.reference() == Scale.ABSENT) {
        return;
      }
      if (degrees.length == 1 && size == 2) {
        double q = degrees[0] / (double) Decision.ONE;
        count(q, item.reference() == 1, counts);
      } else if (degrees.length == size && size > 0) {
        long sum = Arrays.stream(degrees).asLongStream().sum();
        if (sum > 0) {
          count(degrees, sum, item.referenceCategory(), counts);
        }
      }
    }

    /** Adds one item of which not all degrees are 0. */
    abstract void count(int[] degrees, long sum, int reference, Counts.Sink counts);

    /** Adds one item of a label by its degree, 0 to 1. */
    void count(double degree, boolean given, Counts.Sink counts) {
      addScores(counts, degree, given);
      addBin(counts, 0, bin(Math.round(degree * Decision.ONE), Decision.ONE), degree, given);
    }

    @Override
    public CalibrationTally tally(Counts counts) {
      return new CalibrationTally(counts);
    }
  }
}
