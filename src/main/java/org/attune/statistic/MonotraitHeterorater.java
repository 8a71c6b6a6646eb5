package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;
import org.attune.tally.Tallier;

/**
 * Convergent validity: the mean correlation of two raters on the same dimension, in -1 to 1; of
 * people over all pairs of them, of a model over people, each with the model.
 *
 * <p>Undefined where no two raters are known who rated four items in common, both of them not all
 * alike.
 *
 * <p>Campbell &amp; Fiske (1959), Psychological Bulletin 56, 81-105, doi:10.1037/h0046016.
 */
@Named("monotrait-heterorater correlation")
public final class MonotraitHeterorater extends Multitrait {

  @Override
  public Tallier<MultitraitTally> tallier() {
    return MultitraitTally.ONE;
  }

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    return mean(sameDimension(tally, 0), NO_RATERS);
  }
}
