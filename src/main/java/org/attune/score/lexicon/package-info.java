/**
 * Rating by the words of a text: {@link org.attune.score.lexicon.Lexicon}, what its files hold, and
 * how one is {@linkplain org.attune.score.lexicon.LexiconLearner learned} from labelled texts. The
 * files lie in {@code src/main/resources/lexicons}. Weights of words belong here; models that are
 * fitted to a study's own training split do not.
 */
package org.attune.score.lexicon;
