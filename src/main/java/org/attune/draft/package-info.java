/**
 * A card and a protocol from a table of ratings, as the verb {@code new} writes them. It knows
 * {@code sheet}, which understands the table, and {@code corpus}, {@code protocol} and {@code
 * yaml}, whose words it writes. What is drafted is tried before it is shown; no study is run.
 */
package org.attune.draft;
