package org.attune.statistic;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.CrossGroupTally;
import org.attune.tally.CrossGroupTally.Pair;
import org.attune.tally.Tallier;

/**
 * Agreement of a group of raters with the raters of other groups beyond chance, at most 1:
 * &kappa;<sub>x</sub> = 1 - D<sub>o</sub> / D<sub>e</sub>, cross-replication reliability (xRR).
 *
 * <p>Over items that both rated, r<sub>i</sub> times by the group and s<sub>i</sub> times by
 * others, D<sub>o</sub> is the mean of &delta;&sup2; over the item's r<sub>i</sub> s<sub>i</sub>
 * pairs of a rating of each, weighed by r<sub>i</sub> + s<sub>i</sub>; D<sub>e</sub> is the mean of
 * &delta;&sup2; over all pairs of one of their ratings and one of the others', whatever the item.
 * &delta;&sup2; is that of {@link KrippendorffAlpha} on the scale; ranks of an ordinal one are
 * those of all these ratings together. On label scales one estimate a label. Who is of no group
 * counts nowhere.
 *
 * <p>Undefined if no item is rated by both, or all these ratings are equal.
 *
 * <p>Wong, Paritosh &amp; Aroyo (2021), Cross-replication reliability, ACL-IJCNLP 2021,
 * doi:10.48550/arXiv.2106.07393; of one group with all others as in GRASP, Prabhakaran et al.
 * (2024), doi:10.48550/arXiv.2311.05074.
 */
@Cites({"prabhakaran2024", "wong2021"})
@Named("agreement of a group of raters with all others (xRR)")
public final class CrossGroupReliability implements Statistic<CrossGroupTally> {

  /** What agreement within a group is measured by. */
  static final KrippendorffAlpha ALPHA = new KrippendorffAlpha();

  static final String NOT_SHARED = "no item is rated by the group and by others";

  @Override
  public Tallier<CrossGroupTally> tallier() {
    return CrossGroupTally.RATINGS;
  }

  @Override
  public Footing<CrossGroupTally> footing(CrossGroupTally whole, Scale scale) {
    return Footing.agreementUnderOne();
  }

  @Override
  public Estimate estimate(CrossGroupTally tally, Scale scale) {
    Pair[] pairs = tally.pairs();
    if (pairs.length == 0) {
      return Estimate.undefined(NOT_SHARED);
    }
    Level level = ALPHA.level(scale);
    Sides sides = Sides.of(pairs);
    double[] at = sides.positions(level, scale);
    double expected = sides.expected(level, at);
    return expected == 0
        ? Estimate.undefined(Reasons.EQUAL_RATINGS)
        : Estimate.of(1 - sides.observed(level, pairs, at) / expected);
  }

  @Override
  public String missing() {
    return "items that not both the group and others rated are left out";
  }

  @Override
  public ToLongFunction<CrossGroupTally> carrying(CrossGroupTally whole) {
    return CrossGroupTally::shared;
  }

  /**
   * Ratings of items that both rated.
   *
   * @param categories those that occur, rising
   * @param group how often each was given in the group
   * @param others how often by others
   */
  private record Sides(int[] categories, long[] group, long[] others) {

    static Sides of(Pair[] pairs) {
      int[] categories =
          Stream.of(pairs)
              .flatMapToInt(pair -> IntStream.of(pair.category(), pair.other()))
              .sorted()
              .distinct()
              .toArray();
      long[] group = new long[categories.length];
      long[] others = new long[categories.length];
      // a rating is in as many pairs as the other side has ratings; of one size these sum to whole
      // ratings, so that they are taken apart before they are divided
      for (int from = 0, to; from < pairs.length; from = to) {
        long[] own = new long[categories.length];
        long[] other = new long[categories.length];
        for (to = from; to < pairs.length && alike(pairs[from], pairs[to]); to++) {
          own[place(categories, pairs[to].category())] += pairs[to].pairs();
          other[place(categories, pairs[to].other())] += pairs[to].pairs();
        }
        for (int c = 0; c < categories.length; c++) {
          group[c] += own[c] / pairs[from].otherRatings();
          others[c] += other[c] / pairs[from].ratings();
        }
      }
      return new Sides(categories, group, others);
    }

    private static boolean alike(Pair a, Pair b) {
      return a.ratings() == b.ratings() && a.otherRatings() == b.otherRatings();
    }

    private static int place(int[] categories, int category) {
      return Arrays.binarySearch(categories, category);
    }

    /** Where each category lies. */
    double[] positions(Level level, Scale scale) {
      return switch (level) {
        case NOMINAL -> IntStream.range(0, categories.length).asDoubleStream().toArray();
        case ORDINAL -> {
          long[] both =
              IntStream.range(0, group.length).mapToLong(c -> group[c] + others[c]).toArray();
          long[] ranks = Spearman.centredRanks(both);
          yield IntStream.range(0, ranks.length).mapToDouble(c -> ranks[c] / 2.0).toArray();
        }
        default -> IntStream.of(categories).mapToDouble(scale::value).toArray();
      };
    }

    double observed(Level level, Pair[] pairs, double[] at) {
      double sum = 0;
      double weights = 0;
      for (Pair pair : pairs) {
        double weight =
            (double) (pair.ratings() + pair.otherRatings())
                / (pair.ratings() * pair.otherRatings())
                * pair.pairs();
        weights += weight;
        sum +=
            weight
                * level.squaredDifference(
                    at[place(categories, pair.category())], at[place(categories, pair.other())]);
      }
      return sum / weights;
    }

    /**
     * The mean of &delta;&sup2; of a rating of each side: for squares of differences the sum of
     * both variances and of the squared difference of the means.
     */
    double expected(Level level, double[] at) {
      double n = IntStream.range(0, group.length).mapToLong(c -> group[c]).sum();
      double m = IntStream.range(0, others.length).mapToLong(c -> others[c]).sum();
      if (level == Level.NOMINAL) {
        double unequal = 0;
        for (int c = 0; c < at.length; c++) {
          unequal += group[c] * (m - others[c]);
        }
        return unequal / (n * m);
      }
      double mean = 0;
      double other = 0;
      for (int c = 0; c < at.length; c++) {
        mean += group[c] * at[c] / n;
        other += others[c] * at[c] / m;
      }
      double squares = (mean - other) * (mean - other);
      for (int c = 0; c < at.length; c++) {
        squares += group[c] * (at[c] - mean) * (at[c] - mean) / n;
        squares += others[c] * (at[c] - other) * (at[c] - other) / m;
      }
      return squares;
    }
  }
}
