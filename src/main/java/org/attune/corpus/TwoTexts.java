package org.attune.corpus;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Two texts between which somebody chooses, as the text of one item.
 *
 * @param first the one that is shown first
 * @param second the other
 */
public record TwoTexts(String first, String second) {

  /** Between the two: Unicode's own separator of paragraphs, which becomes a line end in either. */
  private static final String BETWEEN = "\u2029";

  public TwoTexts {
    first = first.replace(BETWEEN, "\n");
    second = second.replace(BETWEEN, "\n");
  }

  /** The two texts an item's text holds; nothing if it is one text, or more than two. */
  public static Optional<TwoTexts> of(String text) {
    String[] parts = text.split(BETWEEN, -1);
    return parts.length == 2 ? Optional.of(new TwoTexts(parts[0], parts[1])) : Optional.empty();
  }

  /** A text with each of the two changed by itself; one text is changed as a whole. */
  public static String each(String text, UnaryOperator<String> change) {
    return of(text)
        .map(two -> new TwoTexts(change.apply(two.first), change.apply(two.second)).text())
        .orElseGet(() -> change.apply(text));
  }

  /** The text of the item. */
  public String text() {
    return first + BETWEEN + second;
  }

  /** The two in each other's place. */
  public TwoTexts swapped() {
    return new TwoTexts(second, first);
  }
}
