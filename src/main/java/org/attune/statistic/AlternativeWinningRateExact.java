package org.attune.statistic;

import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * {@link AlternativeWinningRate} with the share of equal ratings as score on every scale, in 0 to
 * 1: levels that are near each other count no more than levels that are far apart. On ordered
 * scales a model's value is taken to the nearest category first; on nominal scales it is the same
 * as {@link AlternativeWinningRate}.
 *
 * <p>Missing ratings, ε and when it is undefined: as there.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), doi:10.48550/arXiv.2501.10970 (score {@code accuracy} of
 * their program).
 */
@Named("winning rate of the Alternative Annotator Test by equal ratings")
public final class AlternativeWinningRateExact extends AlternativeTest.WinningRate {

  /** With ε = 0.2. */
  public AlternativeWinningRateExact() {
    this(DEFAULT);
  }

  private AlternativeWinningRateExact(double epsilon) {
    super(epsilon);
  }

  @Override
  public AlternativeWinningRateExact with(double epsilon) {
    return new AlternativeWinningRateExact(epsilon);
  }

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.EXACT;
  }
}
