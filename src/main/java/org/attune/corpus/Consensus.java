package org.attune.corpus;

import java.io.Serializable;
import java.util.Arrays;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * How the ratings of a panel become one answer.
 *
 * @param rule the rule
 * @param atLeast votes a label needs under {@code at-least}
 * @param ties what becomes of a tie under {@code majority} and of an even panel under {@code
 *     median}
 */
public record Consensus(
    @Doc(
            "How a panel's ratings become one answer: majority and median on categories and levels, mean on ordered"
                + " scales; for sets of labels majority (more than half of the panel), any, or at-least")
        Rule rule,
    @Doc("Votes a label needs under at-least") @Default("2") int atLeast,
    @Doc(
            "What becomes of a tie: first (the first of the tied on the scale), drop (the item has no consensus), or"
                + " middle (the mean of the two middle values of a median)")
        @Default("first")
        Ties ties)
    implements Serializable {

  /** Ways to conclude. */
  public enum Rule {
    MAJORITY,
    MEAN,
    MEDIAN,
    ANY,
    AT_LEAST
  }

  /** Ways to break a tie. */
  public enum Ties {
    FIRST,
    DROP,
    MIDDLE
  }

  public Consensus {
    if (atLeast < 1) {
      throw new IllegalArgumentException("at-least must be 1 or more, found " + atLeast);
    }
    if (ties == Ties.MIDDLE && rule != Rule.MEDIAN) {
      throw new IllegalArgumentException("ties: middle goes with the rule median");
    }
  }

  /** Why this consensus cannot be had on a scale; empty if it can. */
  public String unfit(Scale scale) {
    boolean sets = scale instanceof Scale.Labels;
    boolean fits =
        switch (rule) {
          case MAJORITY -> true;
          case MEAN, MEDIAN -> scale.ordered();
          case ANY, AT_LEAST -> sets;
        };
    return fits
        ? ""
        : sets
            ? "majority, any or at-least (sets of labels)"
            : "majority" + (scale.ordered() ? ", mean or median" : "");
  }

  /** True if the answer may lie between the categories of the scale. */
  public boolean betweenCategories() {
    return rule == Rule.MEAN || ties == Ties.MIDDLE;
  }

  /**
   * The answer of a panel.
   *
   * @param codes at least one rating
   * @return an answer on the scale, or {@link Scale#ABSENT} for a dropped tie
   */
  public long answer(Scale scale, long[] codes) {
    if (scale instanceof Scale.Labels) {
      return labels(scale.size(), codes);
    }
    long[] sorted = codes.clone();
    Arrays.sort(sorted);
    return switch (rule) {
      case MAJORITY -> majority(scale, sorted);
      case MEDIAN -> median(scale, sorted);
      case MEAN -> mean(scale, sorted);
      case ANY, AT_LEAST -> throw new IllegalArgumentException(rule + " needs sets of labels");
    };
  }

  private long labels(int size, long[] codes) {
    int needed =
        switch (rule) {
          case ANY -> 1;
          case AT_LEAST -> atLeast;
          default -> codes.length / 2 + 1;
        };
    long mask = 0;
    for (int label = 0; label < size; label++) {
      int votes = 0;
      for (long code : codes) {
        votes += (int) (code >>> label & 1);
      }
      mask |= votes >= needed ? 1L << label : 0;
    }
    return mask;
  }

  private long majority(Scale scale, long[] sorted) {
    int most = 0;
    int winners = 0;
    long winner = Scale.ABSENT;
    for (int i = 0, j; i < sorted.length; i = j) {
      for (j = i + 1; j < sorted.length && sorted[j] == sorted[i]; ) {
        j++;
      }
      if (j - i > most) {
        most = j - i;
        winners = 1;
        winner = sorted[i];
      } else if (j - i == most) {
        winners++;
      }
    }
    return winners > 1 && ties == Ties.DROP ? Scale.ABSENT : answerOf(scale, winner);
  }

  private long median(Scale scale, long[] sorted) {
    long low = sorted[(sorted.length - 1) / 2];
    long high = sorted[sorted.length / 2];
    if (low == high || ties == Ties.FIRST) {
      return answerOf(scale, low);
    }
    return ties == Ties.DROP
        ? Scale.ABSENT
        : halfEven(Math.addExact(scale.value(low), scale.value(high)), 2);
  }

  private static long mean(Scale scale, long[] codes) {
    long sum = 0;
    for (long code : codes) {
      sum = Math.addExact(sum, scale.value(code));
    }
    return halfEven(sum, codes.length);
  }

  private static long answerOf(Scale scale, long code) {
    return scale.ordered() ? scale.value(code) : code;
  }

  private static long halfEven(long sum, int n) {
    long floor = Math.floorDiv(sum, n);
    long twice = 2 * Math.floorMod(sum, n);
    return twice < n || twice == n && (floor & 1) == 0 ? floor : floor + 1;
  }
}
