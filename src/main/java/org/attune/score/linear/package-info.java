/**
 * Rating by a weighted sum of features: what a {@link org.attune.score.linear.LinearModel} is, how
 * it is kept and {@linkplain org.attune.score.linear.LinearScorer rates}, and features made of
 * words and characters. How the weights are found is not known here: the scorers whose learners are
 * Spark's live beside these in {@code spark}.
 */
package org.attune.score.linear;
