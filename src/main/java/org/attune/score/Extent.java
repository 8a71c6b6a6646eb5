package org.attune.score;

/**
 * How much of a turn a scorer reads.
 *
 * @param length how long it is to the scorer, at least 1, see {@link Scorer#length}
 * @param cut whether it is longer than the scorer reads, so that its rest is cut off
 */
public record Extent(int length, boolean cut) {}
