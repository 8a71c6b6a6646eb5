package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers in words that have an order, from the lowest to the highest. */
final class KnownLevels {

  /** Each level with its spellings; a scale may lack some of its levels. */
  private static final List<List<List<String>>> SCALES =
      List.of(
          scale("never", "rarely|seldom", "sometimes|occasionally", "often|frequently", "always"),
          scale(
              "strongly disagree",
              "disagree",
              "somewhat disagree|slightly disagree",
              "neutral|neither agree nor disagree|neither|undecided",
              "somewhat agree|slightly agree",
              "agree",
              "strongly agree"),
          scale(
              "very negative|strongly negative",
              "negative",
              "somewhat negative|slightly negative",
              "neutral|mixed",
              "somewhat positive|slightly positive",
              "positive",
              "very positive|strongly positive"),
          scale("none|no", "very low", "low", "medium|moderate|mid|middle", "high", "very high"),
          scale("none|absent|no", "weak", "moderate|medium", "strong"),
          scale("none|absent|no", "mild", "moderate", "severe"),
          scale(
              "not at all", "slightly|a little", "somewhat|moderately", "very|quite", "extremely"),
          scale("very poor", "poor|bad", "fair|okay|ok|average", "good", "very good", "excellent"),
          scale("no", "maybe|unsure|partly|partially", "yes"));

  private KnownLevels() {}

  private static List<List<String>> scale(String... levels) {
    return List.of(levels).stream().map(level -> List.of(level.split("\\|"))).toList();
  }

  /**
   * The answers in their order, if they are levels of a scale that is known: at least two, and
   * other than yes and no alone.
   */
  static Optional<List<String>> order(Collection<String> answers) {
    return SCALES.stream()
        .map(scale -> order(scale, answers))
        .filter(ordered -> ordered.size() > 1 && ordered.size() == answers.size())
        .filter(ordered -> !plain(ordered.get(0)).equals("no") || ordered.size() > 2)
        .findFirst();
  }

  private static List<String> order(List<List<String>> scale, Collection<String> answers) {
    List<String> ordered = new ArrayList<>();
    for (List<String> level : scale) {
      List<String> here = answers.stream().filter(a -> level.contains(plain(a))).toList();
      if (here.size() == 1) {
        ordered.addAll(here);
      }
    }
    return ordered;
  }

  private static String plain(String answer) {
    return answer.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
  }
}
