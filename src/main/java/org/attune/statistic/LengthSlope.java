package org.attune.statistic;

import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MomentTally;

/**
 * By how much answers rise with each doubling of the text's length, in units of the scale: the
 * least-squares slope of a model's answers, or of people's, the mean of an item's ratings, on
 * log<sub>2</sub> of its length. Of a model, too, only items that people rated count: that its
 * answers go with length is a bias only so far as theirs do not.
 *
 * <p>Undefined where people rated no item, so in all studies without ratings by people, or all
 * texts are equally long.
 */
@Cites("dubois2024")
@Named("points per doubling of length")
public final class LengthSlope extends OfLength {

  public LengthSlope() {
    super(MomentTally.ANSWERS_BY_LENGTH, Range.ANY);
  }

  @Override
  public Estimate estimate(MomentTally tally, Scale scale) {
    return slope(tally);
  }
}
