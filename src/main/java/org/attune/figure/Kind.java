package org.attune.figure;

import org.attune.table.Cell;
import org.attune.table.Stratum;
import org.attune.table.Subject;

/** What a cell's estimate is of, and the number that means nothing special there. */
enum Kind {
  /** Of one scorer, or of people. */
  ESTIMATE("", Double.NaN),
  /** Of two, one less the other. */
  DIFFERENCE("difference in ", 0),
  /** Of one, as a share of what raters reach. */
  SHARE("share of the raters' ", 1);

  private final String words;
  private final double neutral;

  Kind(String words, double neutral) {
    this.words = words;
    this.neutral = neutral;
  }

  static Kind of(Cell cell) {
    return cell.scorer() instanceof Subject.Difference
            || cell.stratum() instanceof Stratum.Difference
        ? DIFFERENCE
        : cell.scorer() instanceof Subject.Share ? SHARE : ESTIMATE;
  }

  /** The statistic in words. */
  String of(String statistic) {
    return words + statistic;
  }

  /** Ending of a figure's name. */
  String ending() {
    return this == ESTIMATE ? "" : this == DIFFERENCE ? "differences" : "shares";
  }

  /** Whether there is a number of no difference. */
  boolean compares() {
    return !Double.isNaN(neutral);
  }

  /** The number of no difference: 0 or 1; not a number for plain estimates. */
  double neutral() {
    return neutral;
  }
}
