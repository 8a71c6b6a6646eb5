package org.attune.statistic;

import java.util.Optional;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Spearman's rank correlation of reference and model, in -1 to 1: Pearson's r of their mid-ranks.
 *
 * <p>Undefined with fewer than two items, or if all references or all model answers are equal.
 *
 * <p>Spearman (1904), American Journal of Psychology 15, 72-101, doi:10.2307/1412159.
 */
@Cites("spearman1904")
@Named("Spearman's rank correlation")
@Symmetric
public final class Spearman implements Statistic<JointTally> {

  @Override
  public Tallier<JointTally> tallier() {
    return JointTally.VALUES;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return Footing.<JointTally>in(Range.CORRELATION).fromFew();
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new FisherZ<>(this));
  }

  @Override
  public Estimate estimate(JointTally tally, Scale scale) {
    Ranks ranks = Ranks.of(tally);
    return Pearson.correlation(tally.items(), ranks.products(), ranks.squaresX(), ranks.squaresY());
  }

  /**
   * 2 mid-rank - (n + 1), which is items below minus items above: an integer, and its sum over
   * items is 0.
   */
  static long[] centredRanks(long[] amounts) {
    long n = 0;
    for (long amount : amounts) {
      n = Math.addExact(n, amount);
    }
    long[] ranks = new long[amounts.length];
    long below = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = 2 * below + amounts[i] - n;
      below += amounts[i];
    }
    return ranks;
  }

  @Override
  public Counts exchanged(Counts counts, JointTally whole) {
    return Ranks.ofModel(counts, whole);
  }

  @Override
  public String exchangedAs() {
    return Ranks.AS_RANKS;
  }
}
