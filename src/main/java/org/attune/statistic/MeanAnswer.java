package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.AnswerTally;
import org.attune.tally.Tallier;

/**
 * What somebody answers of items on average, compared with nobody: in units of the scale; of a
 * label the share of items to which it is given, in 0 to 1.
 *
 * <p>Undefined without an answer.
 *
 * <p>How replies of language models are compared by Zheng et al. (2023),
 * doi:10.48550/arXiv.2306.05685.
 */
@Cites("zheng2023")
@Named("mean answer")
public final class MeanAnswer implements Statistic<AnswerTally> {

  static final String NO_ANSWER = "no item has an answer";

  @Override
  public Tallier<AnswerTally> tallier() {
    return AnswerTally.ANSWERS;
  }

  @Override
  public Estimate estimate(AnswerTally tally, Scale scale) {
    return Estimate.ratio(tally.sum().doubleValue() / Scale.UNIT, tally.items(), NO_ANSWER);
  }
}
