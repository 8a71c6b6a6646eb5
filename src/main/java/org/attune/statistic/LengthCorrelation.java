package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;

/**
 * Pearson's correlation of answers with the length of the text, in -1 to 1: of a model's, or of
 * people's, the mean of an item's ratings. People may find longer texts better for what these say;
 * a model's correlation, which is of the items that people rated, tells of a bias only beside
 * theirs, as {@link VerbosityCorrelation} does.
 *
 * <p>Undefined with fewer than two items that people rated, so in all studies without ratings by
 * people, where all texts are equally long, or all answers equal.
 */
@Cites("pearson1896")
@Named("correlation with length")
public final class LengthCorrelation extends OfLength {

  public LengthCorrelation() {
    super(MomentTally.ANSWERS_BY_LENGTH, Range.CORRELATION);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return correlation(tally, "all answers are equal");
  }
}
