/**
 * What exists: scorers, statistics and formats by name, and the datasets whose cards lie in some
 * folders, or follow from those. It knows {@code corpus}, {@code rubric}, {@code reply}, {@code
 * score}, {@code statistic} and {@code protocol}, and {@code yaml}, to which it tells which names
 * there are. Scorers that learn by Spark are found by the name of their package alone. Nothing is
 * planned or run here, and no corpus is read but its card.
 */
package org.attune.catalog;
