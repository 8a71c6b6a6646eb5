package org.attune.table;

/**
 * How many items with this reference got this answer.
 *
 * @param scorer who answered
 * @param dimension what was rated
 * @param reference category of the reference
 * @param answer category the scorer gave
 * @param items number of items, at least 1
 */
public record Confusion(
    String scorer, String dimension, String reference, String answer, long items) {}
