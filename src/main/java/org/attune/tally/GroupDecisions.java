package org.attune.tally;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Cites;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;

/**
 * What a model's outputs mean in each group of items, learned on development items so that groups
 * are treated alike: a threshold for each label and group, so that a rate is the same in all
 * (Hardt, Price &amp; Srebro 2016, doi:10.48550/arXiv.1610.02413), or a line for each dimension of
 * numbers and group. Who has these decisions knows an item's group when the item is rated.
 *
 * @param strata what makes the groups; none where all are treated by the same rule
 * @param groups rules by group; an item of no group, or of one that has none, keeps the model's own
 */
public record GroupDecisions(Strata strata, SortedMap<String, Rules> groups)
    implements Serializable {

  /** The same rule for all items. */
  static final GroupDecisions NONE = new GroupDecisions(Strata.NONE, new TreeMap<>());

  /** What is made equal. */
  public enum Equal {
    /** The share of items that are given a label: demographic parity. */
    @Cites("hardt2016")
    SELECTION_RATE,
    /** The share of those items of the label that are given it: equal opportunity. */
    @Cites("hardt2016")
    RECALL,
    /** What people say, on average, where the model says a number: calibration. */
    CALIBRATION
  }

  /**
   * The rules of a group, by place of the dimension among a model's.
   *
   * @param thresholds a threshold per label, or per category of two; none of numbers
   * @param lines of numbers; else null
   */
  public record Rules(int[][] thresholds, Line[] lines) implements Serializable {}

  /**
   * A line from what a model says to what is taken for it, in units of 10<sup>-9</sup>.
   *
   * @param offset what 0 becomes
   * @param slope what one more becomes
   */
  public record Line(double offset, double slope) implements Serializable {

    /**
     * The line of least squares from a model's values to the references; the mean of the references
     * where the model says but one value.
     */
    public static Line of(MomentTally tally) {
      BigInteger n = BigInteger.valueOf(tally.items());
      double slope =
          tally.deviationY().signum() == 0 ? 0 : quotient(tally.deviationXY(), tally.deviationY());
      return new Line(quotient(tally.sumX(), n) - slope * quotient(tally.sumY(), n), slope);
    }

    private static double quotient(BigInteger a, BigInteger b) {
      return new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL64).doubleValue();
    }

    long of(Scale scale, long value) {
      long on = Math.round(offset + slope * value);
      return Math.max(scale.value(0), Math.min(scale.value(scale.size() - 1L), on));
    }
  }

  /** The rules for an item; null where there are none. */
  private Rules of(RatedItem item) {
    String group = strata.none() ? null : strata.group(item);
    return group == null ? null : groups.get(group);
  }

  /** The thresholds for an item, by place of the dimension. */
  int[] thresholds(RatedItem item, int place, int[] common) {
    Rules own = of(item);
    return own == null ? common : own.thresholds()[place];
  }

  /** A model's outputs on a dimension as they are taken for an item. */
  long[] outputs(RatedItem item, int place, Scale scale, long[] outputs) {
    Rules own = scale instanceof Scale.Interval ? of(item) : null;
    return own == null ? outputs : new long[] {own.lines()[place].of(scale, outputs[0])};
  }

  /**
   * The degree from which a group's items are given a label so that a rate comes nearest to that of
   * all items; of degrees as near the one nearest to the common threshold, then the lowest. The
   * common one where the group has no item that counts.
   *
   * @param group reference (1 given, 0 not) and degree of its items, see {@link JointTally#DEGREES}
   * @param all those of all items
   * @param common the threshold of all
   */
  public static int threshold(JointTally group, JointTally all, int common, Equal equal) {
    Rate target = Rate.at(all, common, equal);
    if (target.of() == 0 || Rate.at(group, common, equal).of() == 0) {
      return common;
    }
    int best = common;
    double nearest = Rate.at(group, common, equal).from(target);
    for (long degree : candidates(group)) {
      double apart = Rate.at(group, degree, equal).from(target);
      long move = Math.abs(degree - common);
      if (apart < nearest || apart == nearest && move < Math.abs(best - common)) {
        best = (int) degree;
        nearest = apart;
      }
    }
    return best;
  }

  /** Each degree that occurs, and one above all. */
  private static long[] candidates(JointTally group) {
    long[] degrees = Arrays.copyOf(group.models(), group.models().length + 1);
    degrees[degrees.length - 1] = Decision.ONE + 1L;
    return degrees;
  }

  /** How many of some items are given a label. */
  private record Rate(long given, long of) {

    static Rate at(JointTally tally, long threshold, Equal equal) {
      long given = 0;
      long all = 0;
      for (int i = 0; i < tally.pairs(); i++) {
        if (equal != Equal.RECALL || tally.references()[tally.row(i)] == 1) {
          all += tally.amount(i);
          given += tally.models()[tally.column(i)] >= threshold ? tally.amount(i) : 0;
        }
      }
      return new Rate(given, all);
    }

    double from(Rate other) {
      return Math.abs((double) given / of - (double) other.given / other.of);
    }
  }
}
