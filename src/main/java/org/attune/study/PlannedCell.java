package org.attune.study;

import org.attune.corpus.Consensus;
import org.attune.protocol.Protocol;
import org.attune.statistic.Statistic;

/**
 * A cell to come, or one for each group of a stratum, each rater or each pair of raters.
 *
 * @param table its table
 * @param entry what it is estimated from
 * @param second what it is compared with, or -1
 * @param combine how the two are combined
 * @param analytic what the interval by formula is computed from, or -1
 * @param ties where ties of the consensus are counted, or -1
 * @param consensus how people's ratings become the reference
 */
record PlannedCell(
    Protocol.Table table,
    int entry,
    int second,
    Combine combine,
    int analytic,
    int ties,
    Consensus consensus,
    String scorer,
    String reference,
    String dimension,
    String label,
    Statistic<?> statistic) {

  /** How two estimates become one. */
  enum Combine {
    NONE,
    DIFFERENCE,
    SHARE,
    /** People, on the items the model of {@code second} answered; none if it answered all. */
    CEILING
  }
}
