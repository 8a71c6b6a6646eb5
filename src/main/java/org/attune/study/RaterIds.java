package org.attune.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.catalog.Catalog;

/**
 * Ids of the raters of a corpus where they can be told from other words: three characters or more,
 * no mere number, and no word that texts about ratings are full of.
 */
final class RaterIds {

  private static final int SHORTEST = 3;

  private static final Set<String> COMMON =
      Set.of(
          "all",
          "and",
          "annotator",
          "author",
          "authors",
          "coder",
          "crowd",
          "expert",
          "experts",
          "first",
          "for",
          "four",
          "gold",
          "human",
          "judge",
          "main",
          "model",
          "none",
          "not",
          "one",
          "people",
          "rater",
          "second",
          "self",
          "the",
          "third",
          "three",
          "two",
          "unknown",
          "worker");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_@.-]++");

  private final Set<String> ids;

  RaterIds(Collection<String> raters) {
    ids =
        raters.stream()
            .map(RaterIds::same)
            .filter(id -> id.length() >= SHORTEST && !id.matches("[\\d.,+-]+"))
            .filter(id -> !COMMON.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String same(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** True if a text is such an id, in capitals or not. */
  boolean names(String text) {
    return ids.contains(same(text));
  }

  /**
   * Lines of a text that hold such ids as words of their own, and are shown.
   *
   * @param shown the text as it is shown
   * @return numbers of lines, from 1
   */
  List<Integer> lines(String text, String shown) {
    Set<String> words = new TreeSet<>(named(shown));
    List<Integer> lines = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (named(line).stream().anyMatch(words::contains)) {
        lines.add(number);
      }
    }
    return lines;
  }

  /** What is said of a card whose lines hold ids of raters; nothing if none does. */
  static Optional<String> told(String corpus, List<Integer> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Mind: %s/%s, line%s %s: ids of raters, which results show with the card"
                .formatted(
                    corpus,
                    Catalog.CARD,
                    lines.size() == 1 ? "" : "s",
                    lines.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private Set<String> named(String text) {
    Set<String> found = new TreeSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(lower);
    while (word.find()) {
      int end = word.end();
      while (end > word.start() && ".-".indexOf(lower.charAt(end - 1)) >= 0) {
        end--;
      }
      String id = lower.substring(word.start(), end);
      if (ids.contains(id)) {
        found.add(id);
      }
    }
    return found;
  }
}
