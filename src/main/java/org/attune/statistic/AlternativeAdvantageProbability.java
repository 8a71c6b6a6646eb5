package org.attune.statistic;

import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * Average advantage probability ρ of the alternative annotator test, in 0 to 1: the mean, over the
 * raters tested, of the share of the rater's items on which the model is at least as close to the
 * other raters as the rater is. A tie counts for the model, so 0.5 is no chance level: a rater
 * against another rater may well have more.
 *
 * <p>How close is as in {@link AlternativeWinningRate}. Items without a model's answer or with
 * fewer than two known raters are left out, raters with fewer than 30 items are not tested.
 * Undefined with fewer than three raters tested.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), ACL, 16051-16081, doi:10.48550/arXiv.2501.10970.
 */
@Named("average advantage probability of the Alternative Annotator Test")
public final class AlternativeAdvantageProbability extends AlternativeTest.AdvantageProbability {

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.SCORES;
  }
}
