package org.attune.sheet;

/**
 * What somebody said of an item.
 *
 * @param where file and line it stands in
 * @param item the item's id; the number of its row where nothing tells items apart
 * @param rater who rated; empty where that is not known
 * @param answer the raw answer, never a missing one
 */
public record Rating(String where, String item, String rater, String answer) {}
