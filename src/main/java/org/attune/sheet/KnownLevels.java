package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers in words that have an order, from the lowest to the highest. */
final class KnownLevels {

  /** Each level with its spellings; a scale may lack some of its levels. */
  private static final List<List<Set<String>>> SCALES =
      Spelling.list("levels.txt").stream().map(KnownLevels::scale).toList();

  /** What is said where something is not so: with its opposite alone it is no order. */
  private static final Set<String> NO = Set.of("no", "nein", "non", "nee", "nao", "not");

  private KnownLevels() {}

  private static List<Set<String>> scale(String line) {
    return Arrays.stream(line.split(" < "))
        .map(level -> Set.copyOf(Arrays.asList(level.split("\\|"))))
        .toList();
  }

  /**
   * The answers in their order, if they are levels of a scale that is known: at least two, and
   * other than yes and no alone.
   */
  static Optional<List<String>> order(Collection<String> answers) {
    Map<String, String> plain = new LinkedHashMap<>();
    answers.forEach(answer -> plain.put(answer, Spelling.plain(answer)));
    return SCALES.stream()
        .map(scale -> order(scale, plain))
        .filter(ordered -> ordered.size() > 1 && ordered.size() == answers.size())
        .filter(ordered -> ordered.size() > 2 || !NO.contains(Spelling.plain(ordered.get(0))))
        .findFirst();
  }

  /**
   * @param answers answers with the form by which each is known
   */
  private static List<String> order(List<Set<String>> scale, Map<String, String> answers) {
    List<String> ordered = new ArrayList<>();
    for (Set<String> level : scale) {
      List<String> here =
          answers.keySet().stream().filter(a -> level.contains(answers.get(a))).toList();
      if (here.size() == 1) {
        ordered.addAll(here);
      }
    }
    return ordered;
  }
}
