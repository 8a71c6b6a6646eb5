package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.SpreadTally;
import org.attune.tally.Tallier;

/**
 * Share of items whose lowest and highest rating are the same category or neighbours on the scale,
 * among items with two or more ratings, in 0 to 1. Fits ordered scales.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if no item has two ratings. With a
 * rating by every rater of every item, and levels one apart, it is {@code agree(tolerance = 1)} of
 * irr, which takes the difference of values.
 *
 * <p>Gamer, Lemon &amp; Singh, irr: Various Coefficients of Interrater Reliability and Agreement, R
 * package, function {@code agree}.
 */
@Cites("irr")
public final class NearUnanimity implements Statistic<SpreadTally> {

  @Override
  public Tallier<SpreadTally> tallier() {
    return SpreadTally.RATINGS;
  }

  @Override
  public Footing<SpreadTally> footing(SpreadTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? tallier().scope(scale) : Tallier.Scope.NONE;
  }

  @Override
  public Estimate estimate(SpreadTally tally, Scale scale) {
    return Unanimity.share(tally, 1);
  }

  @Override
  public ToLongFunction<SpreadTally> carrying(SpreadTally whole) {
    return SpreadTally::paired;
  }
}
