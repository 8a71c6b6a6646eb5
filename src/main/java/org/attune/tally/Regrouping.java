package org.attune.tally;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attune.corpus.Scale;

/**
 * Sees a scale through groups of its labels: a study's dimension made of a corpus's dimension.
 *
 * @param from scale of the corpus
 * @param to scale of the study
 * @param target for each label of {@code from} its label of {@code to}, or -1 if it is left out
 */
public record Regrouping(Scale from, Scale to, int[] target) implements Serializable {

  /** The scale as it is. */
  public static Regrouping none(Scale scale) {
    return new Regrouping(scale, scale, new int[0]);
  }

  /**
   * Groups of labels of a nominal scale or of sets of labels.
   *
   * @throws IllegalArgumentException if a label is not on the scale, stands in two groups, or the
   *     scale has an order
   */
  public static Regrouping of(Scale from, Map<String, List<String>> groups) {
    if (groups.isEmpty()) {
      return none(from);
    }
    if (from.ordered()) {
      throw new IllegalArgumentException(
          "a scale without order to group, found " + from.expected());
    }
    int[] target = new int[from.size()];
    Arrays.fill(target, -1);
    List<String> names = new ArrayList<>(groups.keySet());
    groups.forEach(
        (name, members) -> {
          for (String member : members) {
            int label = label(from, member);
            if (target[label] >= 0) {
              throw new IllegalArgumentException(
                  "each label in one group, found \"" + member + "\" in two");
            }
            target[label] = names.indexOf(name);
          }
        });
    return new Regrouping(
        from,
        from instanceof Scale.Labels ? new Scale.Labels(names) : new Scale.Nominal(names),
        target);
  }

  private static int label(Scale scale, String name) {
    for (int i = 0; i < scale.size(); i++) {
      if (scale.name(i).equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(scale.expected() + ", found \"" + name + "\"");
  }

  /**
   * Degrees seen through the groups: of categories their sum, of labels the highest, because how
   * often labels come together is not known.
   *
   * @param degrees a degree, 0 to 10,000, for each label of {@code from}
   */
  public long[] degrees(long[] degrees) {
    if (target.length == 0) {
      return degrees;
    }
    long[] grouped = new long[to.size()];
    for (int i = 0; i < target.length; i++) {
      if (target[i] >= 0) {
        long so = grouped[target[i]];
        grouped[target[i]] =
            to instanceof Scale.Labels
                ? Math.max(so, degrees[i])
                : Math.min(Decision.ONE, so + degrees[i]);
      }
    }
    return grouped;
  }

  /**
   * The code or answer seen through the groups, or {@link Scale#ABSENT} if its label is left out.
   */
  public long map(long code) {
    if (target.length == 0 || code == Scale.ABSENT) {
      return code;
    }
    if (to instanceof Scale.Nominal) {
      int group = target[(int) code];
      return group < 0 ? Scale.ABSENT : group;
    }
    long mask = 0;
    for (long rest = code; rest != 0; rest &= rest - 1) {
      int group = target[Long.numberOfTrailingZeros(rest)];
      mask |= group < 0 ? 0 : 1L << group;
    }
    return mask;
  }
}
