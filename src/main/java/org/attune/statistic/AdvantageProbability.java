package org.attune.statistic;

import java.util.List;
import org.attune.corpus.Scale;
import org.attune.tally.AlternativeTally;

/** The mean, over the raters tested, of the share of items on which the model is no worse. */
abstract class AdvantageProbability extends AlternativeTest {

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
