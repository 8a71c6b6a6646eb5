/**
 * Constructs as values: what is judged, by which definition and question, on which levels, in which
 * languages. A {@link org.attune.rubric.Rubric} is read from a file; a {@link
 * org.attune.rubric.Codebook} is its words in one language, of which both the page for people and
 * the {@link org.attune.rubric.Instructions} for a language model are made, so that both answer the
 * same question. It knows {@code corpus}, for scales, and {@code yaml}. Nothing is asked here, and
 * no answer is scored.
 */
package org.attune.rubric;
