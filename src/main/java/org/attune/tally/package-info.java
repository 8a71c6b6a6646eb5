/**
 * What is counted: an item ({@link org.attune.tally.Case}) becomes entries of a list of keys and
 * exact counts, which add up in any order. It knows {@code corpus}. No floating-point number is
 * summed here, and nothing is concluded: a {@link org.attune.tally.Tallier} says what to count, a
 * {@link org.attune.tally.Tally} holds it.
 */
package org.attune.tally;
