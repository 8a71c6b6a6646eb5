package org.attune.statistic;

import org.attune.Cites;
import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * {@link AlternativeWinningRate} for items that come in conversations (or speakers, documents), in
 * 0 to 1. The t test of the paper takes items as independent; turns of one conversation are not,
 * and the test then wins too often. This variant, which is ours, takes a cluster-robust standard
 * error: its square is G / (G - 1) Σ (Σ<sub>cluster</sub> (d - mean d))² / n² over the rater's G
 * clusters, with G - 1 degrees of freedom. Where every item is a cluster it is {@link
 * AlternativeWinningRate}.
 *
 * <p>A rater whose items are all in one cluster is not tested either. Missing ratings, ε and when
 * it is undefined: as there.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), doi:10.48550/arXiv.2501.10970; standard error: Cameron
 * &amp; Miller (2015), Journal of Human Resources 50, 317-372, doi:10.3368/jhr.50.2.317.
 */
@Cites({"benjamini2001", "calderon2025", "cameron2015"})
@Named("winning rate of the Alternative Annotator Test with cluster-robust standard errors")
public final class AlternativeWinningRateClustered extends AlternativeTest.WinningRate {

  /** With ε = 0.2. */
  public AlternativeWinningRateClustered() {
    this(DEFAULT);
  }

  private AlternativeWinningRateClustered(double epsilon) {
    super(epsilon);
  }

  @Override
  public AlternativeWinningRateClustered with(double epsilon) {
    return new AlternativeWinningRateClustered(epsilon);
  }

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.CLUSTERED;
  }

  @Override
  boolean tested(AlternativeTest.AgainstRater rater) {
    return super.tested(rater) && rater.clusters().size() > 1;
  }

  @Override
  double p(AlternativeTest.AgainstRater rater) {
    return rater.clusteredP(epsilon());
  }

  @Override
  public String missing() {
    return super.missing() + ", nor raters whose items are all in one cluster";
  }
}
