package org.attune.train;

/**
 * The learning rate: a rise in a line over the first steps, then a fall in a line to 0.
 *
 * @param rate the highest
 * @param warm steps of the rise
 * @param steps all steps
 */
record Schedule(double rate, long warm, long steps) {

  /** The rate of a step, counted from 0. */
  double at(long step) {
    return step < warm
        ? rate * (step + 1) / warm
        : rate * (steps - step) / Math.max(1, steps - warm);
  }
}
