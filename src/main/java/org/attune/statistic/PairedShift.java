package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.ShiftTally;
import org.attune.tally.Tallier;

/**
 * Of pairs of items that answer the same turn, such as sentences that differ by a word, what is
 * said of the first less what is said of the second, on average: in units of the scale, or of a
 * label in degrees (0 to 1; of a model without degrees, 1 where it gives the label). First is the
 * item whose id comes first.
 *
 * <p>Undefined without a pair.
 *
 * <p>The mean difference of Kiritchenko &amp; Mohammad (2018), doi:10.18653/v1/S18-2005; what such
 * counterfactuals say of a model: Garg et al. (2019), doi:10.1145/3306618.3317950.
 */
@Cites({"garg2019", "kiritchenko2018"})
@Named("mean paired shift")
public final class PairedShift implements Statistic<ShiftTally> {

  static final String NO_PAIR = "no turn has two answered items of this group";

  @Override
  public Tallier<ShiftTally> tallier() {
    return ShiftTally.SHIFTS;
  }

  @Override
  public Estimate estimate(ShiftTally tally, Scale scale) {
    return Estimate.ratio(tally.difference(), tally.items(), NO_PAIR);
  }
}
