package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;

/**
 * The correlation of two dimensions corrected for the unreliability of ratings: {@link
 * HeterotraitHeterorater} over the geometric mean of {@link MonotraitHeterorater} on either. 1
 * where raters could not tell the two dimensions apart; above 1 where chance has it so, which is
 * not cut.
 *
 * <p>Undefined where one of the three is, or the agreement on a dimension is not above 0.
 *
 * <p>Spearman (1904), American Journal of Psychology 15, 72-101, doi:10.2307/1412159.
 */
@Cites("spearman1904")
@Named("correlation corrected for unreliability")
public final class CorrectedCorrelation extends Multitrait {

  @Override
  Range range() {
    return Range.ANY;
  }

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    return overAgreement(different(tally), tally);
  }
}
