/**
 * A protocol against its corpora, before anything is read or run: what is counted of each corpus,
 * which cells come of it, what each scorer reads, and where protocol and cards do not fit together.
 * It knows {@code protocol} and {@code catalog} and, beside these, what names a count: {@code
 * score}, {@code tally}, {@code statistic}, {@code table}. No row of a corpus, no count and no
 * result is here.
 */
package org.attune.plan;
