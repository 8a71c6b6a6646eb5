package org.attune.statistic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.AlternativeTally;

/**
 * The alternative annotator test: could the model stand in for one of the raters? Each rater in
 * turn is left out and compared with the model: whose answer is closer to those of the item's other
 * raters? An item takes part if it has a model's answer and two raters or more; a rater is tested
 * with 30 items or more.
 *
 * <p>Undefined with fewer than three raters tested: of two, each is compared with the other alone,
 * and there is no group to be close to (the paper asks for three; its program takes two).
 *
 * <p>Calderon, Reichart &amp; Dror (2025), The Alternative Annotator Test for LLM-as-a-Judge,
 * Proceedings of the 63rd Annual Meeting of the ACL, 16051-16081, doi:10.48550/arXiv.2501.10970.
 */
@Cites("calderon2025")
abstract class AlternativeTest implements Statistic<AlternativeTally> {

  /** Items a rater needs to be tested, so that a mean of differences is near to normal. */
  static final int ITEMS = 30;

  /** Raters needed. */
  static final int RATERS = 3;

  @Override
  public final Estimate estimate(AlternativeTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined("no item has both a model answer and two raters");
    }
    List<AgainstRater> tested = AgainstRater.all(tally).stream().filter(this::tested).toList();
    return tested.size() < RATERS
        ? Estimate.undefined("fewer than " + RATERS + " raters with " + ITEMS + " items or more")
        : estimate(tested);
  }

  /** True if the rater has items enough. */
  boolean tested(AgainstRater rater) {
    return rater.items() >= ITEMS;
  }

  /** The estimate from the raters tested. */
  abstract Estimate estimate(List<AgainstRater> tested);

  @Override
  public String missing() {
    return tallier().missing() + "; raters with fewer than " + ITEMS + " items are not tested";
  }

  /**
   * The model against one rater. The difference d of an item is 1 where the rater is closer to the
   * others than the model is, -1 where the model is closer, 0 where they are as close.
   *
   * @param wins items on which the model is closer
   * @param ties items on which both are as close
   * @param losses items on which the rater is closer
   * @param clusters items and Σ d of each cluster
   */
  record AgainstRater(long wins, long ties, long losses, Collection<Sum> clusters) {

    /** Items and sum of differences of one cluster. */
    record Sum(long items, long difference) {
      Sum plus(Sum other) {
        return new Sum(items + other.items, difference + other.difference);
      }
    }

    /** Every rater with at least one item, by rising number. */
    static List<AgainstRater> all(AlternativeTally tally) {
      List<AgainstRater> all = new ArrayList<>();
      for (int from = 0, to; from < tally.size(); from = to) {
        long[] outcomes = new long[3];
        Map<Long, Sum> clusters = new TreeMap<>();
        for (to = from; to < tally.size() && tally.rater(to) == tally.rater(from); to++) {
          long amount = tally.amount(to);
          outcomes[tally.outcome(to)] += amount;
          if (amount > 0) {
            long d = AlternativeTally.TIE - tally.outcome(to);
            clusters.merge(tally.cluster(to), new Sum(amount, d * amount), Sum::plus);
          }
        }
        if (!clusters.isEmpty()) {
          all.add(
              new AgainstRater(
                  outcomes[AlternativeTally.WIN],
                  outcomes[AlternativeTally.TIE],
                  outcomes[AlternativeTally.LOSS],
                  clusters.values()));
        }
      }
      return all;
    }

    long items() {
      return wins + ties + losses;
    }

    /** Share of items on which the model is at least as close as the rater. */
    double advantage() {
      return (double) (wins + ties) / items();
    }

    /**
     * p of the one-sided t test of mean d against ε, with n - 1 degrees of freedom. If all d are
     * equal t is infinite: p is 0 if d &lt; ε, else 1.
     */
    double p(double epsilon) {
      long n = items();
      long sum = losses - wins;
      // n Σd² - (Σd)² = n² (n - 1) times the squared standard error
      long deviations =
          Math.subtractExact(Math.multiplyExact(n, wins + losses), Math.multiplyExact(sum, sum));
      return lowerTail((double) sum / n - epsilon, Math.sqrt(deviations / (n - 1.0)) / n, n - 1.0);
    }

    /**
     * The same with a standard error that lets items of one cluster depend on each other: its
     * square is G / (G - 1) Σ (Σ<sub>cluster</sub> (d - mean d))² / n² over the G clusters, and
     * there are G - 1 degrees of freedom. Needs two clusters.
     */
    double clusteredP(double epsilon) {
      BigInteger n = BigInteger.valueOf(items());
      BigInteger sum = BigInteger.valueOf(losses - wins);
      BigInteger squares = BigInteger.ZERO;
      for (Sum cluster : clusters) {
        BigInteger deviation =
            n.multiply(BigInteger.valueOf(cluster.difference()))
                .subtract(sum.multiply(BigInteger.valueOf(cluster.items())));
        squares = squares.add(deviation.pow(2));
      }
      double items = items();
      double groups = clusters.size();
      double error = Math.sqrt(squares.doubleValue() * groups / (groups - 1)) / (items * items);
      return lowerTail((losses - wins) / items - epsilon, error, groups - 1);
    }

    private static double lowerTail(double excess, double error, double freedom) {
      if (error == 0) {
        return excess < 0 ? 0 : 1;
      }
      return TDistribution.of(freedom).cumulativeProbability(excess / error);
    }
  }

  /** The share of the raters tested whose test rejects that they are better than the model by ε. */
  @Cites({"benjamini2001", "calderon2025"})
  abstract static class WinningRate extends AlternativeTest
      implements WithEpsilon<AlternativeTally> {

    private static final double FALSE_DISCOVERIES = 0.05;

    private final double epsilon;

    WinningRate(double epsilon) {
      if (!(epsilon >= 0 && epsilon < 1)) {
        throw new IllegalArgumentException("epsilon from 0 to below 1, found " + epsilon);
      }
      this.epsilon = epsilon;
    }

    @Override
    public final double epsilon() {
      return epsilon;
    }

    /** p of one rater's test. */
    double p(AgainstRater rater) {
      return rater.p(epsilon);
    }

    @Override
    final Estimate estimate(List<AgainstRater> tested) {
      double[] p = tested.stream().mapToDouble(this::p).toArray();
      return Estimate.of(
          (double) Adjustment.BENJAMINI_YEKUTIELI.rejected(p, FALSE_DISCOVERIES) / p.length);
    }

    /** A share of decisions of tests: items drawn again would decide otherwise than new ones. */
    @Override
    public final boolean resampled() {
      return false;
    }
  }

  /** The mean, over the raters tested, of the share of items on which the model is no worse. */
  abstract static class AdvantageProbability extends AlternativeTest {

    @Override
    final Estimate estimate(List<AgainstRater> tested) {
      double sum = 0;
      for (AgainstRater rater : tested) {
        sum += rater.advantage();
      }
      return Estimate.of(sum / tested.size());
    }

    @Override
    public Footing<AlternativeTally> footing(AlternativeTally whole, Scale scale) {
      return Footing.in(Range.SHARE);
    }
  }
}
