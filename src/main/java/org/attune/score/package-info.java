/**
 * Who rates by machine: lexicon, linear and neural models, and models of raters, with what they are
 * loaded from. It knows {@code corpus} and {@code yaml}, and DJL, which nobody but {@code train}
 * may name beside it. A {@link org.attune.score.Scorer} sees a group of turns and never a human
 * rating; how the work is spread is not known here.
 */
package org.attune.score;
