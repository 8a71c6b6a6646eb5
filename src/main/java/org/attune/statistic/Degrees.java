package org.attune.statistic;

import org.attune.tally.JointTally;

/**
 * How a tally of degrees is laid out: pairs without the label first, each part by rising degree.
 */
final class Degrees {

  private Degrees() {}

  /** Number of pairs whose reference is 0, which come before those whose reference is 1. */
  static int negatives(JointTally tally) {
    int i = 0;
    while (i < tally.pairs() && tally.references()[tally.row(i)] == 0) {
      i++;
    }
    return i;
  }
}
