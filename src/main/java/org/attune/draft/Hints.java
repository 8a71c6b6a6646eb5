package org.attune.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.CorpusException;

/**
 * What the user says of columns, so that it need not be guessed.
 *
 * @param item column with the item's id
 * @param rater column with the rater's id
 * @param text column with the text
 * @param conversation column with the conversation's id
 * @param rated columns with ratings; guessed if empty
 */
public record Hints(
    Optional<String> item,
    Optional<String> rater,
    Optional<String> text,
    Optional<String> conversation,
    List<String> rated) {

  /** Nothing is said. */
  public static Hints none() {
    return new Hints(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  void check(Sheet sheet) {
    Map<String, String> options = new LinkedHashMap<>();
    item.ifPresent(column -> options.put(column, "--item"));
    rater.ifPresent(column -> options.put(column, "--rater"));
    text.ifPresent(column -> options.put(column, "--text"));
    conversation.ifPresent(column -> options.put(column, "--conversation"));
    rated.forEach(column -> options.put(column, "--rated"));
    options.forEach(
        (column, option) -> {
          if (!sheet.columns().contains(column)) {
            throw new CorpusException(
                sheet.file(),
                "a column \"" + column + "\" (" + option + ")",
                "columns " + sheet.columns());
          }
        });
  }
}
