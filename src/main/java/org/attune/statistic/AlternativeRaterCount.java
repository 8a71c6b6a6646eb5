package org.attune.statistic;

import java.util.List;
import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * How many raters the alternative annotator test tests, 3 or more: those with 30 items or more that
 * have a model's answer and another rater. To be printed beside {@link AlternativeWinningRate},
 * whose steps are one over it.
 *
 * <p>Items without a model's answer or with fewer than two known raters are left out. Undefined
 * where the winning rate is: with fewer than three raters tested.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), doi:10.48550/arXiv.2501.10970.
 */
@Named("number of raters tested by the Alternative Annotator Test")
public final class AlternativeRaterCount extends AlternativeTest {

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.SCORES;
  }

  @Override
  Estimate estimate(List<AlternativeTest.AgainstRater> tested) {
    return Estimate.of(tested.size());
  }

  /** Drawing items anew draws no raters. */
  @Override
  public boolean resampled() {
    return false;
  }
}
