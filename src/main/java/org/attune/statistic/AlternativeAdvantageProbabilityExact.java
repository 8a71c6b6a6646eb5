package org.attune.statistic;

import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * {@link AlternativeAdvantageProbability} with the share of equal ratings as score on every scale,
 * in 0 to 1; on ordered scales a model's value is taken to the nearest category first.
 *
 * <p>Missing ratings and when it is undefined: as there.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), doi:10.48550/arXiv.2501.10970 (score {@code accuracy} of
 * their program).
 */
@Named("average advantage probability of the Alternative Annotator Test by equal ratings")
public final class AlternativeAdvantageProbabilityExact
    extends AlternativeTest.AdvantageProbability {

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.EXACT;
  }
}
