/**
 * Replies to the turns of a corpus: which turns are answered, by whom, what a language model is
 * told for it, the corpus that comes of it, and the sheets on which people rate it. Nothing here
 * knows Spark, and nothing here asks; what a model said is a text and goes nowhere but into the
 * corpus.
 */
package org.attune.reply;
