package org.attune.table;

import org.attune.statistic.Estimate;

/**
 * One estimate with what it is about; what does not apply is empty.
 *
 * @param table name of the table
 * @param scorer model, or difference of two
 * @param reference what it was compared with
 * @param dimension what was rated
 * @param label label of the scale
 * @param stratum group of items, {@code name=value}
 * @param statistic name of the statistic
 * @param estimate the estimate
 * @param items items counted
 * @param raters people known by name who rated them; 0 if none is known
 * @param blocks blocks the items fall in
 */
public record Cell(
    String table,
    String scorer,
    String reference,
    String dimension,
    String label,
    String stratum,
    String statistic,
    Estimate estimate,
    long items,
    long raters,
    int blocks) {}
