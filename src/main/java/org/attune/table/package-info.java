/**
 * What is shown: tables of cells, and one writer for each form (CSV, Markdown, LaTeX, HTML). It
 * knows {@code corpus}, {@code tally} and {@code statistic}. Here alone numbers are rounded and
 * values become words; no number is computed.
 */
package org.attune.table;
