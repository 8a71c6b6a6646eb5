/**
 * Who rates by machine, and what all of them share: what a {@link org.attune.score.Scorer} and a
 * {@link org.attune.score.Learner} are, what is asked of them, where models are found, and answers
 * that are {@link org.attune.score.Recorded recorded}. The scorers themselves live in families, a
 * package each: {@code lexicon}, {@code linear}, {@code neural}, and {@code raters}, the models of
 * raters. Families see this package and not each other; it sees none of them. It knows {@code
 * corpus} and {@code yaml}. A scorer sees a group of turns and never a human rating; how the work
 * is spread is not known here.
 */
package org.attune.score;
