package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * An interval from a formula instead of resampling, where the field expects one. It takes items as
 * independent, which they seldom are, and stands beside the one from blocks.
 *
 * @param <T> the tally it reads, which may hold more than the estimate needs
 */
public interface Analytic<T extends Tally<T>> {

  /** What it is called, with its source in Javadoc: {@code "F"}, {@code "Fisher z"}. */
  String method();

  /** Counts what the formula needs. */
  Tallier<T> tallier();

  /**
   * The interval, or why the formula gives none.
   *
   * @param scale the scale of the whole, or of one label
   * @param level confidence level, between 0 and 1
   */
  Limits interval(T tally, Scale scale, double level);
}
