package org.attune.statistic;

import java.util.Arrays;
import java.util.Optional;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PairTally;

/**
 * Percent agreement, in 0 to 1: the mean, over items with two or more ratings, of the share of the
 * item's pairs of ratings that agree. On label scales one estimate a label.
 *
 * <p>Every item weighs the same, however many ratings it has: the form of irrCAC, not the share of
 * agreeing pairs among all pairs ({@link PooledPercentAgreement}). Undefined if no item has two
 * ratings.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 2, ISBN
 * 978-0-9708062-8-4.
 */
@Cites("gwet2014")
public final class PercentAgreement extends PanelAgreement {

  /** Without weights. */
  public PercentAgreement() {
    super(Weights.IDENTITY);
  }

  /** Nothing is taken off for chance: pe = 0. */
  @Override
  double[] chance(Scale scale, Disagreement disagreement, double[] shares) {
    double[] chance = new double[shares.length];
    Arrays.fill(chance, 1);
    return chance;
  }

  /** Not linearised: a share lies in 0 to 1. */
  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new Wilson());
  }

  @Override
  public String missing() {
    return Reasons.SINGLE_RATINGS_LEFT_OUT;
  }

  @Override
  public Footing<PairTally> footing(PairTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }
}
