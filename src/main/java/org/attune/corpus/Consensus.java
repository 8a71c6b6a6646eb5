package org.attune.corpus;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * How the ratings of a panel become one answer.
 *
 * @param rule the rule
 * @param atLeast votes a label needs under {@code at-least}
 * @param ties what becomes of a tie under {@code majority} and of an even panel under {@code
 *     median}
 * @param seed seed of draws among the tied
 */
public record Consensus(
    @Doc(
            "How a panel's ratings become one answer: majority and median on categories and levels, mean on ordered"
                + " scales; for sets of labels majority (more than half of the panel), any, or at-least; aggregated is"
                + " what the card's aggregated ratings say, whatever single raters gave")
        Rule rule,
    @Doc("Votes a label needs under at-least") @Default("2") int atLeast,
    @Doc(
            "What becomes of a tie: fair (of a median the mean of the two middle values, or the category nearest to it"
                + " where a statistic needs one; of two as near, and of the tied under majority, one drawn by seed and"
                + " item), first (the first of the"
                + " tied on the scale, which favours it), drop (the item has no consensus), or middle (the mean of the"
                + " two middle values of a median)")
        @Default("fair")
        Ties ties,
    @Doc("Seed of the draws among the tied") @Default("1") long seed)
    implements Serializable {

  /** Ways to conclude. */
  public enum Rule {
    MAJORITY,
    MEAN,
    MEDIAN,
    ANY,
    AT_LEAST,
    AGGREGATED;

    /**
     * True if a panel is tied: categories are given as often under {@code majority}, a label by
     * half of the panel, or the two middle ratings differ under {@code median}. No other rule has
     * ties.
     */
    public boolean tied(Scale scale, long[] codes) {
      long[] sorted = codes.clone();
      Arrays.sort(sorted);
      return switch (this) {
        case MAJORITY ->
            scale instanceof Scale.Labels
                ? IntStream.range(0, scale.size())
                    .anyMatch(label -> 2 * votes(label, codes) == codes.length)
                : mostFrequent(sorted).length > 1;
        case MEDIAN -> sorted[(sorted.length - 1) / 2] != sorted[sorted.length / 2];
        case MEAN, ANY, AT_LEAST, AGGREGATED -> false;
      };
    }
  }

  /** Ways to break a tie. */
  public enum Ties {
    FAIR,
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
          case MAJORITY, AGGREGATED -> true;
          case MEAN, MEDIAN -> scale.ordered();
          case ANY, AT_LEAST -> sets;
        };
    return fits
        ? ""
        : sets
            ? "majority, any or at-least (sets of labels)"
            : "majority" + (scale.ordered() ? ", mean or median" : "");
  }

  /** True if the answer may lie between categories unless one is wanted. */
  public boolean betweenUnlessCategory() {
    return rule == Rule.MEDIAN && ties == Ties.FAIR;
  }

  /** True if the answer may lie between the categories of the scale even where one is wanted. */
  public boolean betweenCategories() {
    return rule == Rule.MEAN || ties == Ties.MIDDLE;
  }

  /** True if the answer is what a panel is recorded to have concluded. */
  public boolean recorded() {
    return rule == Rule.AGGREGATED;
  }

  /**
   * What is made of ties, behind "ties of the".
   *
   * @param sets whether ratings are sets of labels
   */
  public String tieRule(boolean sets) {
    String taken =
        switch (ties) {
          case FAIR ->
              rule == Rule.MEDIAN
                  ? "the mean of the two middle ratings, or the category nearest to it where a"
                      + " statistic needs one (of two as near one, drawn by item)"
                  : "one of the tied categories, drawn by item";
          case FIRST ->
              rule == Rule.MEDIAN
                  ? "the lower of the two middle ratings"
                  : "the first of the tied categories on the scale";
          case DROP -> "no consensus";
          case MIDDLE -> "the mean of the two middle ratings";
        };
    return rule == Rule.MAJORITY && sets
        ? "majority (a label with half of the votes), taken as not given"
        : (rule == Rule.MEDIAN ? "median" : "majority") + ", taken as " + taken;
  }

  /**
   * The answer of a panel, where it is not {@link #recorded}. What is drawn depends on the seed,
   * the item and its ratings, in whatever order they stand.
   *
   * @param codes at least one rating
   * @param item id of what was rated
   * @param category whether a rating is wanted, not a value between two, where ties are fair
   * @return an answer on the scale, or {@link Scale#ABSENT} for a dropped tie
   */
  public long answer(Scale scale, long[] codes, String item, boolean category) {
    if (scale instanceof Scale.Labels) {
      return labels(scale.size(), codes);
    }
    long[] sorted = codes.clone();
    Arrays.sort(sorted);
    return switch (rule) {
      case MAJORITY -> majority(scale, sorted, item);
      case MEDIAN -> median(scale, sorted, item, category);
      case MEAN -> mean(scale, sorted);
      case ANY, AT_LEAST -> throw new IllegalArgumentException(rule + " needs sets of labels");
      case AGGREGATED -> throw new IllegalArgumentException("what was concluded is recorded");
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
      mask |= votes(label, codes) >= needed ? 1L << label : 0;
    }
    return mask;
  }

  private static int votes(int label, long[] codes) {
    int votes = 0;
    for (long code : codes) {
      votes += (int) (code >>> label & 1);
    }
    return votes;
  }

  private long majority(Scale scale, long[] sorted, String item) {
    long[] most = mostFrequent(sorted);
    return most.length > 1 && ties == Ties.DROP
        ? Scale.ABSENT
        : answerOf(scale, most[ties == Ties.FAIR ? drawn(most.length, sorted, item) : 0]);
  }

  /** The codes that stand most often, rising. */
  private static long[] mostFrequent(long[] sorted) {
    int most = 0;
    LongStream.Builder winners = LongStream.builder();
    for (int i = 0, j; i < sorted.length; i = j) {
      for (j = i + 1; j < sorted.length && sorted[j] == sorted[i]; ) {
        j++;
      }
      if (j - i > most) {
        most = j - i;
        winners = LongStream.builder();
      }
      if (j - i == most) {
        winners.add(sorted[i]);
      }
    }
    return winners.build().toArray();
  }

  private long median(Scale scale, long[] sorted, String item, boolean category) {
    long low = sorted[(sorted.length - 1) / 2];
    long high = sorted[sorted.length / 2];
    if (low == high || ties == Ties.FIRST) {
      return answerOf(scale, low);
    }
    if (ties == Ties.FAIR && category) {
      return answerOf(scale, nearest(scale, low, high, sorted, item));
    }
    return ties == Ties.DROP
        ? Scale.ABSENT
        : halfEven(Math.addExact(scale.value(low), scale.value(high)), 2);
  }

  /** The category nearest to the mean of two ratings; of two as near one, drawn. */
  private long nearest(Scale scale, long low, long high, long[] sorted, String item) {
    long twice = Math.addExact(scale.value(low), scale.value(high));
    long below = low;
    long above = high;
    while (above - below > 1) {
      long between = below + (above - below) / 2;
      if (2 * scale.value(between) <= twice) {
        below = between;
      } else {
        above = between;
      }
    }
    long nearer = (twice - 2 * scale.value(below)) - (2 * scale.value(above) - twice);
    return nearer == 0 ? (drawn(2, sorted, item) == 0 ? below : above) : nearer < 0 ? below : above;
  }

  /** A number below {@code of}, each as probable. */
  private int drawn(int of, long[] sorted, String item) {
    return of == 1 ? 0 : Hashes.bucket(seed + "\t" + item + "\t" + Arrays.toString(sorted), of);
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
