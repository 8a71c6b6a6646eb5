package org.attune.score.neural;

/**
 * A text, or a pair of texts, as tokens.
 *
 * @param ids position of each token in the vocabulary
 * @param types 0 for tokens of the first text, 1 for those of the second
 * @param cut whether there were more, which were cut off
 */
public record Tokens(long[] ids, long[] types, boolean cut) {

  /** All tokens of a text. */
  public Tokens(long[] ids, long[] types) {
    this(ids, types, false);
  }

  /** A single padding token. */
  public static Tokens padding(long id) {
    return new Tokens(new long[] {id}, new long[1]);
  }

  public int length() {
    return ids.length;
  }
}
