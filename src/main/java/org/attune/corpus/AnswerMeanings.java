package org.attune.corpus;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Meanings of raw answers. An answer is looked up as it stands, without blanks around it, and,
 * where it is a number, by its value: 1.0, as spreadsheets and data frames write a column of whole
 * numbers with gaps, is the answer 1.
 */
final class AnswerMeanings implements java.io.Serializable {

  private final HashMap<String, String> meanings = new HashMap<>();
  private final HashMap<String, String> byNumber = new HashMap<>();

  AnswerMeanings(Map<String, String> meanings) {
    this.meanings.putAll(meanings);
    meanings.forEach((raw, meaning) -> this.meanings.putIfAbsent(composed(raw), meaning));
    meanings.forEach(
        (raw, meaning) ->
            plain(raw).ifPresent(n -> byNumber.merge(n, meaning, (a, b) -> a.equals(b) ? a : "")));
    byNumber.values().removeIf(String::isEmpty);
  }

  /** Answers that all mean the same. */
  static AnswerMeanings of(Collection<String> raw) {
    Map<String, String> same = new HashMap<>();
    raw.forEach(answer -> same.put(answer, "x"));
    return new AnswerMeanings(same);
  }

  boolean has(String raw) {
    return meaning(raw).isPresent();
  }

  /** What a raw answer means; empty if nothing is said of it. */
  Optional<String> meaning(String raw) {
    String exact = meanings.getOrDefault(raw, meanings.get(raw.strip()));
    if (exact == null && !meanings.isEmpty()) {
      exact = meanings.get(composed(raw.strip()));
    }
    return exact != null || byNumber.isEmpty()
        ? Optional.ofNullable(exact)
        : plain(raw).map(byNumber::get);
  }

  /** Letters with their accents in one, so that the same word typed otherwise is the same word. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The number a text is, written in the shortest way; empty if it is none. */
  static Optional<String> plain(String raw) {
    return Decimals.number(raw).map(n -> n.stripTrailingZeros().toPlainString());
  }
}
