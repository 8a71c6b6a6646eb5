package org.attune.study;

import org.attune.protocol.Protocol;
import org.attune.statistic.Statistic;

/**
 * A cell to come, or one for each group of a stratum.
 *
 * @param table its table
 * @param entry what it is estimated from
 * @param minus what is subtracted, or -1
 */
public record PlannedCell(
    Protocol.Table table,
    int entry,
    int minus,
    String scorer,
    String reference,
    String dimension,
    String label,
    Statistic<?> statistic) {}
