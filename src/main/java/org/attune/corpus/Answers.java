package org.attune.corpus;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Meanings of raw answers. An answer is looked up as it stands, without blanks around it, and,
 * where it is a number, by its value: 1.0, as spreadsheets and data frames write a column of whole
 * numbers with gaps, is the answer 1.
 */
final class Answers implements java.io.Serializable {

  private final HashMap<String, String> meanings = new HashMap<>();
  private final HashMap<String, String> byNumber = new HashMap<>();

  Answers(Map<String, String> meanings) {
    this.meanings.putAll(meanings);
    meanings.forEach(
        (raw, meaning) ->
            plain(raw).ifPresent(n -> byNumber.merge(n, meaning, (a, b) -> a.equals(b) ? a : "")));
    byNumber.values().removeIf(String::isEmpty);
  }

  /** Answers that all mean the same. */
  static Answers of(Collection<String> raw) {
    Map<String, String> same = new HashMap<>();
    raw.forEach(answer -> same.put(answer, "x"));
    return new Answers(same);
  }

  boolean has(String raw) {
    return meaning(raw).isPresent();
  }

  /** What a raw answer means; empty if nothing is said of it. */
  Optional<String> meaning(String raw) {
    String exact = meanings.getOrDefault(raw, meanings.get(raw.strip()));
    return exact != null || byNumber.isEmpty()
        ? Optional.ofNullable(exact)
        : plain(raw).map(byNumber::get);
  }

  /** The number a text is, written in the shortest way; empty if it is none. */
  static Optional<String> plain(String raw) {
    return Decimals.number(raw).map(n -> n.stripTrailingZeros().toPlainString());
  }
}
