package org.attune.score.neural;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.List;
import org.attune.corpus.Turn;

/**
 * What a model reads of a turn: its text, or the turn before it (the empty text where there is
 * none) and its text.
 *
 * @param padding id of the padding token
 */
public record TurnReader(HuggingFaceTokenizer tokenizer, boolean pairs, long padding) {

  /** The turn without what is not read. */
  public Turn seen(Turn turn) {
    if (!pairs) {
      return new Turn(List.of(), turn.text());
    }
    List<String> before = turn.context();
    return new Turn(List.of(before.isEmpty() ? "" : before.get(before.size() - 1)), turn.text());
  }

  /** A {@link #seen} turn as tokens. */
  public Tokens tokens(Turn seen) {
    Encoding encoding = encoding(seen);
    long[] ids = encoding.getIds();
    // A tokenizer without special tokens gives none for the empty text.
    return ids.length == 0
        ? Tokens.padding(padding)
        : new Tokens(ids, encoding.getTypeIds(), encoding.exceedMaxLength());
  }

  /** What the tokenizer makes of a {@link #seen} turn. */
  Encoding encoding(Turn seen) {
    return pairs
        ? tokenizer.encode(seen.context().get(0), seen.text())
        : tokenizer.encode(seen.text());
  }
}
