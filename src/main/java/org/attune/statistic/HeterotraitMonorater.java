package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;

/**
 * How one rater sees two dimensions together: the correlation of a rater's ratings on both, in -1
 * to 1; of people their mean, of a model its own. Where it lies above {@link
 * HeterotraitHeterorater} a rater carries an impression from one dimension to the other; where
 * raters differ in it, they hold different theories of the two.
 *
 * <p>Undefined where no rater is known who rated four items on both dimensions, on neither of them
 * all alike.
 *
 * <p>Campbell &amp; Fiske (1959), Psychological Bulletin 56, 81-105, doi:10.1037/h0046016.
 */
@Named("heterotrait-monorater correlation")
public final class HeterotraitMonorater extends Multitrait {

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    return mean(sameRater(tally), NO_RATER);
  }
}
