package org.attune.statistic;

import org.attune.tally.Tally;

/**
 * A statistic that grants the model an advantage ε over a rater, for what its ratings save in time
 * and money.
 *
 * @param <T> the tally it reads
 */
public interface WithEpsilon<T extends Tally<T>> extends Statistic<T> {

  /** ε where a protocol does not say: that of Calderon, Reichart &amp; Dror for experts. */
  double DEFAULT = 0.2;

  /** The advantage, from 0 to below 1. */
  double epsilon();

  /** The same statistic under the same name with another advantage, from 0 to below 1. */
  Statistic<T> with(double epsilon);
}
