/**
 * What is concluded: formulas from a tally to an {@link org.attune.statistic.Estimate}, their
 * intervals, and tests. It knows {@code corpus} and {@code tally}, and no file, no protocol, no
 * Spark. A {@link org.attune.statistic.Statistic} is one class, known in protocols by its name;
 * what is not defined is undefined for a reason, never 0 or NaN.
 */
package org.attune.statistic;
