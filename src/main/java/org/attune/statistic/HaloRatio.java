package org.attune.statistic;

import java.util.Arrays;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;

/**
 * Halo: the mean size of the correlation of two dimensions within a rater, whatever its sign, over
 * its mean size between two raters, 0 or more. 1 where a rater sees the two no more alike than two
 * raters do; above 1 a general impression goes into both.
 *
 * <p>Undefined where one of the two is, or the size between raters is 0.
 *
 * <p>Thorndike (1920), Journal of Applied Psychology 4, 25-29, doi:10.1037/h0071663; Cooper (1981),
 * Psychological Bulletin 90, 218-244, doi:10.1037/0033-2909.90.2.218.
 */
@Cites({"cooper1981", "thorndike1920"})
public final class HaloRatio extends Multitrait {

  /** Standard errors of a correlation of unrelated ratings, 1 / √n, that it must lie from 0. */
  private static final double CLEAR = 2;

  @Override
  Range range() {
    return Range.POSITIVE;
  }

  /** The size of a correlation that may be 0 has no error that is alike to both sides. */
  @Override
  public Footing<MultitraitTally> footing(MultitraitTally whole, Scale scale) {
    double clear = CLEAR / Math.sqrt(whole.items());
    return size(sameRater(whole), NO_RATER) instanceof Estimate.Value own
            && size(different(whole), NO_RATERS) instanceof Estimate.Value others
            && (own.point() < clear || others.point() < clear)
        ? Footing.none("the two dimensions may be unrelated, within raters or between them")
        : super.footing(whole, scale);
  }

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    Estimate within = size(sameRater(tally), NO_RATER);
    Estimate between = size(different(tally), NO_RATERS);
    return within instanceof Estimate.Value own && between instanceof Estimate.Value others
        ? Estimate.ratio(
            own.point(), others.point(), "the two dimensions are unrelated between any two raters")
        : within instanceof Estimate.Undefined ? within : between;
  }

  private static Estimate size(double[] correlations, String reason) {
    return mean(Arrays.stream(correlations).map(Math::abs).toArray(), reason);
  }
}
