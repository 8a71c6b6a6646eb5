/**
 * Results and ratings as a notebook shows them, in few words: open a study, filter its tables, draw
 * its figures, go from a number to what it was counted from; or measure how far the raters of a
 * file of one's own agree.
 *
 * <p>Everything is an immutable value that {@link org.attune.notebook.Shown shows} itself as HTML
 * in Jupyter and as Markdown wherever text is printed. Mistakes are told in one line, by a {@link
 * org.attune.corpus.CorpusException}. It reads results and files of ratings; nothing is scored or
 * counted by Spark here, and no study is run.
 */
package org.attune.notebook;
