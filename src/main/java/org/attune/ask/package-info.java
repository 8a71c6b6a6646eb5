/**
 * Turns of a corpus put to a language model by the words of a rubric, and what its answers say on
 * the scales of a study. How a model is reached and what is kept of its answers is the matter of
 * {@code chat}; nothing here knows Spark, and nothing here asks.
 */
package org.attune.ask;
