package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;

/**
 * The mean correlation of one rater on one dimension with another rater on the other, in -1 to 1;
 * of people over all ordered pairs of them, of a model over people, each with the model both ways.
 *
 * <p>Undefined where no two raters are known who rated four items in common, neither of them all
 * alike.
 *
 * <p>Campbell &amp; Fiske (1959), Psychological Bulletin 56, 81-105, doi:10.1037/h0046016.
 */
@Named("heterotrait-heterorater correlation")
public final class HeterotraitHeterorater extends Multitrait {

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    return mean(different(tally), NO_RATERS);
  }
}
