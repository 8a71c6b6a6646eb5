/**
 * What is read: dataset cards, scales, the formats of files, and the turns and rated items in them.
 * A file becomes rows, a row an item or the reason why not; nothing is told without its file and
 * line. It knows {@code yaml} alone: no scorer, no count, no Spark. A {@link
 * org.attune.corpus.CorpusFormat} is one class here, known in cards by its name.
 */
package org.attune.corpus;
