/**
 * What a model looked at: how a text is cut into words ({@link org.attune.explain.TextWord}), what
 * each word adds to what a scorer says ({@link org.attune.explain.WordAttribution}, by the scorer's
 * own account or by {@link org.attune.explain.Occlusion}), whether that is true of the scorer
 * ({@link org.attune.explain.Erasure}), and what is counted of both ({@link
 * org.attune.explain.ExplanationCounts}), which names no text and no rare word. It sees scorers and
 * the turns they rate, no ratings of people, nothing of Spark, and no protocol.
 */
package org.attune.explain;
