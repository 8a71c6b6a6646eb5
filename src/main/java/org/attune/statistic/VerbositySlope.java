package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;

/**
 * By how much a model rises above people with each doubling of the text's length, in units of the
 * scale: the least-squares slope of its error, its answer less the mean of people's ratings, on
 * log<sub>2</sub> of the length. It is the model's {@link LengthSlope} less that of people on the
 * items the model answered, so what people themselves find better in longer texts is no bias. A
 * model that spreads its answers less than people do lies below them where they rate high, which
 * counts as well.
 *
 * <p>Undefined where people rated no item or all texts are equally long.
 *
 * <p>That models as judges favour length: Zheng et al. (2023), Judging LLM-as-a-judge,
 * doi:10.48550/arXiv.2306.05685; that the preference can be taken out by regression: Dubois,
 * Galambosi, Liang &amp; Hashimoto (2024), doi:10.48550/arXiv.2404.04475.
 */
@Cites({"dubois2024", "zheng2023"})
@Named("points above people per doubling of length")
public final class VerbositySlope extends OfLength {

  public VerbositySlope() {
    super(MomentTally.ERRORS_BY_LENGTH, Range.ANY);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return slope(tally);
  }
}
