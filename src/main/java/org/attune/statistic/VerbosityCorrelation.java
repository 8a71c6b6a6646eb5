package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;

/**
 * Pearson's correlation of a model's error, its answer less the mean of people's ratings, with the
 * length of the text, in -1 to 1; positive where it favours long texts beyond people's own liking
 * for them.
 *
 * <p>Undefined with fewer than two items, where all texts are equally long, or all errors equal.
 *
 * <p>That models as judges do: Zheng et al. (2023), Judging LLM-as-a-judge,
 * doi:10.48550/arXiv.2306.05685.
 */
@Cites({"pearson1896", "zheng2023"})
@Named("correlation of errors with length")
public final class VerbosityCorrelation extends OfLength {

  public VerbosityCorrelation() {
    super(MomentTally.ERRORS_BY_LENGTH, Range.CORRELATION);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return correlation(tally, "all errors are equal");
  }
}
