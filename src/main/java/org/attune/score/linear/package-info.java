/**
 * Rating by a weighted sum of features: what a {@link org.attune.score.linear.LinearModel} is, how
 * it is kept and {@linkplain org.attune.score.linear.LinearScorer rates}, and features made of
 * words and characters. How the weights are found is not known here; scorers that learn them by
 * Spark live in {@code spark}.
 */
package org.attune.score.linear;
