package org.attune.statistic;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairedTally;
import org.attune.tally.Tallier;

/**
 * McNemar's test that a model and its rival are right equally often. Of items on which one is right
 * and the other wrong, b for the model and c for the rival, half are expected either way; items on
 * which both are right or both wrong say nothing.
 *
 * <p>The value is the two-sided p value, in 0 to 1. It takes items as independent; where they hang
 * together, as turns of one conversation, {@link Permutation} by block is the test to read.
 */
@Cites("mcnemar1947")
abstract class Mcnemar implements Statistic<PairedTally> {

  private static final String NO_ANSWERS = "no item has a reference and the answers of both models";
  static final String NEVER_PART = "the two models are right and wrong on the same items";

  @Override
  public final Tallier<PairedTally> tallier() {
    return PairedTally.RIGHT;
  }

  @Override
  public final boolean resampled() {
    return false;
  }

  @Override
  public final Estimate estimate(PairedTally tally, Scale scale) {
    return tally.items() == 0
        ? Estimate.undefined(NO_ANSWERS)
        : p(tally.modelOnly(), tally.rivalOnly());
  }

  /** The p value for b and c. */
  abstract Estimate p(long b, long c);

  /**
   * Twice P(X ≤ min(b, c)) for X binomial of b + c and one half, at most 1. P(X ≤ k) is the
   * distribution function of a beta distribution with n - k and k + 1.
   */
  static double exact(long b, long c) {
    return b == c
        ? 1
        : Math.min(
            1,
            2 * BetaDistribution.of(Math.max(b, c), Math.min(b, c) + 1).cumulativeProbability(0.5));
  }

  /** P(X = b) for X binomial of b + c and one half, from the density of the same beta. */
  static double probability(long b, long c) {
    return BetaDistribution.of(b + 1, c + 1).density(0.5) / (b + c + 1);
  }

  /** (b - c)² / (b + c). */
  static double chiSquare(long b, long c) {
    double difference = b - c;
    return difference / (b + c) * difference;
  }

  /**
   * With Edwards' correction, which stops at zero: max(0, |b - c| - 1)² / (b + c), as R's {@code
   * mcnemar.test}; statsmodels does not stop and gives 1 / (b + c) where b = c.
   */
  static double chiSquareCorrected(long b, long c) {
    double difference = Math.max(0, Math.abs(b - c) - 1);
    return difference / (b + c) * difference;
  }

  /** P(χ² ≥ x) with one degree of freedom. */
  static double tail(double chiSquare) {
    return ChiSquaredDistribution.of(1).survivalProbability(chiSquare);
  }
}
