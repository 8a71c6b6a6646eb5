package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Decimals;
import org.attune.sheet.Answers.Odd;

/**
 * Answers among words that are none, or that may be none: marks, numbers, words for not knowing.
 */
final class OddWords {

  /** More words than this, and some, are texts. */
  private static final int MOST = 2 * Scales.MOST_CATEGORIES;

  /** Codes are no more than this part of the answers. */
  private static final double MOST_CODES = 1.0 / 3;

  /** With yes and no, not to know is an answer. */
  private static final Set<String> YES_OR_NO =
      Set.of("yes", "no", "ja", "nein", "oui", "non", "si", "nee", "sim", "nao", "true", "false");

  private final SortedMap<String, Integer> counts;
  private final List<String> saying;
  private final List<Odd> odd = new ArrayList<>();

  private OddWords(SortedMap<String, Integer> counts) {
    this.counts = counts;
    saying = counts.keySet().stream().filter(Unanswered::saysSomething).toList();
  }

  /** Odd ones among words; none where fewer than two others say something, or all have an order. */
  static List<Odd> of(SortedMap<String, Integer> counts) {
    if (counts.size() > MOST || KnownLevels.order(counts.keySet()).isPresent()) {
      return List.of();
    }
    OddWords words = new OddWords(counts);
    if (words.saying.size() > 1) {
      words.numbers();
      counts.forEach(words::look);
    }
    return words.odd;
  }

  private void numbers() {
    Map<String, Integer> numbers = new TreeMap<>(counts);
    numbers.keySet().removeIf(text -> Decimals.number(text).isEmpty());
    int sum = numbers.values().stream().mapToInt(Integer::intValue).sum();
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (numbers.size() < 3 && sum <= MOST_CODES * all) {
      numbers.forEach((text, n) -> odd.add(Odd.missing(text, n, ", a number among words")));
    }
  }

  private void look(String text, int count) {
    if (text.equals(Vocabulary.NO_LABELS)) {
      return;
    }
    if (Unanswered.mark(text) && !counts.containsKey("+")) {
      odd.add(Odd.missing(text, count, ""));
    } else if (Unanswered.words(text)) {
      odd.add(
          yesOrNo() ? Odd.given(text, count, ", beside yes or no") : Odd.missing(text, count, ""));
    } else if (Unanswered.open(text)) {
      odd.add(Odd.given(text, count, ", an answer or none"));
    } else if (text.equals("None") && othersAreSmall()) {
      odd.add(Odd.missing(text, count, ", as Python writes it"));
    } else if (Spelling.plain(text).equals("none")) {
      odd.add(Odd.given(text, count, ", an answer or none"));
    }
  }

  private boolean yesOrNo() {
    return saying.stream()
        .anyMatch(text -> YES_OR_NO.contains(Spelling.plain(text).split("\\W")[0]));
  }

  private boolean othersAreSmall() {
    return saying.stream()
        .allMatch(text -> text.equals("None") || Character.isLowerCase(text.codePointAt(0)));
  }
}
