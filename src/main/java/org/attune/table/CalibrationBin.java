package org.attune.table;

/**
 * Items a scorer was about equally sure of, and how often it was right.
 *
 * @param scorer who answered
 * @param dimension what was rated
 * @param label label of a label scale; empty on scales of categories
 * @param bin number of the bin, from 0
 * @param items number of items, at least 1
 * @param confidence mean confidence, 0 to 1
 * @param right share of the items it was right on, 0 to 1
 */
public record CalibrationBin(
    String scorer,
    String dimension,
    String label,
    int bin,
    long items,
    double confidence,
    double right) {}
