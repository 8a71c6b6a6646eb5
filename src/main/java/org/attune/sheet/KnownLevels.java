package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers in words that have an order, from the lowest to the highest. */
final class KnownLevels {

  /** Each level with its spellings; a scale may lack some of its levels. */
  private static final List<List<Set<String>>> SCALES =
      Spelling.list("levels.txt").stream().map(KnownLevels::scale).toList();

  /** Stands in levels for a word that all answers have: very ~ for very warm. */
  private static final String WORD = "~";

  /** So many degrees of one word are levels. */
  private static final int DEGREES = 3;

  /** What is said where something is not so: with its opposite alone it is no order. */
  private static final Set<String> NO = Set.of("no", "nein", "non", "nee", "nao", "not");

  private KnownLevels() {}

  private static List<Set<String>> scale(String line) {
    return Arrays.stream(line.split(" < "))
        .map(
            level ->
                Arrays.stream(level.split("\\|"))
                    .map(Spelling::plain)
                    .collect(Collectors.toUnmodifiableSet()))
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
        .findFirst()
        .or(() -> degrees(plain));
  }

  /** The same of degrees of one word, as of warm in not warm, slightly warm, very warm. */
  private static Optional<List<String>> degrees(Map<String, String> answers) {
    if (answers.size() < DEGREES) {
      return Optional.empty();
    }
    List<List<String>> words =
        answers.values().stream().map(answer -> List.of(answer.split(" "))).toList();
    int shortest = words.stream().mapToInt(List::size).min().orElse(0);
    for (int common = 1; common <= shortest && last(words, common).size() == 1; common++) {
      Map<String, String> degrees = new LinkedHashMap<>();
      for (Map.Entry<String, String> answer : answers.entrySet()) {
        List<String> all = List.of(answer.getValue().split(" "));
        List<String> first = new ArrayList<>(all.subList(0, all.size() - common));
        first.add(WORD);
        degrees.put(answer.getKey(), String.join(" ", first));
      }
      Optional<List<String>> order =
          SCALES.stream()
              .map(scale -> order(scale, degrees))
              .filter(ordered -> ordered.size() == answers.size())
              .findFirst();
      if (order.isPresent()) {
        return order;
      }
    }
    return Optional.empty();
  }

  private static Set<List<String>> last(List<List<String>> words, int count) {
    return words.stream()
        .map(w -> w.subList(w.size() - count, w.size()))
        .collect(Collectors.toSet());
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
