/**
 * Tables of ratings as people keep them: which column is the item, the rater, the text, the answer,
 * and what the answers mean. It knows {@code corpus}. It guesses, doubts and says why; what is
 * written from its findings is the matter of {@code draft}, and notebooks read by it, too.
 */
package org.attune.sheet;
