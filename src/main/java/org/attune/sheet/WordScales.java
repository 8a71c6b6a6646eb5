package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Guesses a scale of words: levels with a known order, sets of labels, or categories. */
final class WordScales {

  /** The word by which the user says that answers are whole labels. */
  static final String NO_SEPARATOR = "none";

  /** A slip is given so often at most, and the right word so many times as often. */
  private static final int RARE = 3;

  private static final int OFTEN = 5;

  /** Shorter words differ by a letter without a slip. */
  private static final int SHORTEST = 4;

  private WordScales() {}

  /** The scale; nothing if there are more words than a scale can have. */
  static Optional<GuessedScale> guess(AnswerCounts answers, Hints hints) {
    Map<String, String> names = new TreeMap<>();
    TreeSet<String> categories = categories(answers.counts(), names);
    Optional<List<String>> order = KnownLevels.order(categories);
    Optional<SeparatedLabels> vocabulary =
        order.isPresent() ? Optional.empty() : vocabulary(answers, hints);
    boolean empty = answers.counts().containsKey(SeparatedLabels.NO_LABELS);
    if (empty || vocabulary.filter(v -> v.found() == SeparatedLabels.Found.SETS).isPresent()) {
      return sets(answers, vocabulary, hints);
    }
    if (categories.size() > Scales.MOST_CATEGORIES) {
      return Optional.empty();
    }
    return Optional.of(
        new GuessedScale(
            order.isPresent() ? Level.ORDINAL : Level.NOMINAL,
            order.orElse(List.copyOf(categories)),
            Optional.empty(),
            "",
            names,
            answers.missing(),
            order.isPresent() ? "words with a known order" : "words without a known order",
            order.isPresent()
                ? "levels are worth their ranks from 0; give others by values: [...]; another order"
                    + " by --levels"
                : slips(answers.counts())
                    + vocabulary.map(WordScales::whole).orElse("")
                    + "if they have an order, write ordinal and put the labels in that order, or"
                    + " repeat with --levels and the words from the lowest"));
  }

  /** Rare words that are nearly a frequent one. */
  private static String slips(SortedMap<String, Integer> counts) {
    List<String> slips = new ArrayList<>();
    counts.forEach(
        (rare, n) ->
            counts.entrySet().stream()
                .filter(often -> often.getValue() >= OFTEN * n && n <= RARE)
                .map(Map.Entry::getKey)
                .filter(
                    often -> near(rare.toLowerCase(Locale.ROOT), often.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(often -> slips.add("\"%s\" for \"%s\"".formatted(rare, often))));
    return slips.isEmpty()
        ? ""
        : "rare answers that may be slips, and are categories of their own until they are"
            + " corrected: "
            + String.join(", ", slips)
            + "; ";
  }

  /**
   * True of words of four letters or more, of which one is wrong, missing, too many or two are
   * swapped.
   */
  private static boolean near(String one, String other) {
    if (one.equals(other)
        || Math.min(one.length(), other.length()) < SHORTEST
        || Math.abs(one.length() - other.length()) > 1
        || !one.chars().allMatch(c -> Character.isLetter(c) || c == ' ')) {
      return false;
    }
    int from = 0;
    while (from < one.length() && from < other.length() && one.charAt(from) == other.charAt(from)) {
      from++;
    }
    int end = 0;
    while (end < one.length() - from
        && end < other.length() - from
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String a = one.substring(from, one.length() - end);
    String b = other.substring(from, other.length() - end);
    boolean swapped = a.length() == 2 && new StringBuilder(a).reverse().toString().equals(b);
    return a.length() <= 1 && b.length() <= 1 || swapped;
  }

  private static String whole(SeparatedLabels vocabulary) {
    return "answers such as \"%s\" are whole labels; if they are several, repeat with --separator \"%s\"; "
        .formatted(WordForms.blanks(vocabulary.example()), vocabulary.separator());
  }

  /** What separators stand for; nothing if answers hold none, or the user says that it is none. */
  static Optional<SeparatedLabels> vocabulary(AnswerCounts answers, Hints hints) {
    Optional<String> separator = hints.one(Hint.SEPARATOR);
    if (separator.filter(NO_SEPARATOR::equals).isPresent()) {
      return Optional.empty();
    }
    return separator
        .flatMap(s -> SeparatedLabels.with(s, answers.counts().keySet()))
        .or(() -> SeparatedLabels.of(answers.counts().keySet()));
  }

  /**
   * Looks whether it is open what separators stand for.
   *
   * @throws CorpusException with the option that says it
   */
  static void checkSeparators(AnswerCounts answers, Hints hints, String file, String columns) {
    if (KnownLevels.order(answers.counts().keySet()).isEmpty()) {
      vocabulary(answers, hints)
          .filter(v -> v.found() == SeparatedLabels.Found.OPEN)
          .ifPresent(
              v -> {
                throw new CorpusException(
                    file,
                    "to know what answers in %s are: whole labels (--separator none) or several (--separator \"%s\")"
                        .formatted(columns, WordForms.visible(v.separator())),
                    "\"" + WordForms.blanks(v.example()) + "\"");
              });
    }
  }

  private static Optional<GuessedScale> sets(
      AnswerCounts answers, Optional<SeparatedLabels> vocabulary, Hints hints) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    answers
        .counts()
        .forEach(
            (answer, count) -> {
              if (!answer.equals(SeparatedLabels.NO_LABELS)) {
                vocabulary
                    .filter(v -> v.found() == SeparatedLabels.Found.SETS)
                    .map(v -> v.labels().get(answer))
                    .orElse(List.of(answer))
                    .forEach(label -> counts.merge(label, count, Integer::sum));
              }
            });
    Map<String, String> names = new TreeMap<>();
    TreeSet<String> labels = categories(counts, names);
    if (labels.isEmpty() || labels.size() > Scales.MOST_CATEGORIES) {
      return Optional.empty();
    }
    String separator = vocabulary.map(SeparatedLabels::separator).orElse(";");
    boolean none = answers.counts().containsKey(SeparatedLabels.NO_LABELS);
    boolean empty = hints.is(Hint.EMPTY, Hints.NO_LABEL);
    return Optional.of(
        new GuessedScale(
                Level.LABELS,
                List.copyOf(labels),
                Optional.empty(),
                separator,
                names,
                answers.missing(),
                "answers hold several labels with \""
                    + WordForms.visible(separator)
                    + "\" between them",
                empty
                    ? ""
                    : "an empty answer is read as missing, not as the empty set; --empty none reads"
                        + " it as none of the labels")
            .withEmpty(none, empty));
  }

  /** Categories by their most frequent spelling, and the spellings that differ in case alone. */
  private static TreeSet<String> categories(
      SortedMap<String, Integer> counts, Map<String, String> names) {
    Map<String, String> best = new LinkedHashMap<>();
    counts.forEach(
        (text, count) ->
            best.merge(
                text.toLowerCase(Locale.ROOT),
                text,
                (a, b) -> counts.get(b) > counts.get(a) ? b : a));
    for (String text : counts.keySet()) {
      String category = best.get(text.toLowerCase(Locale.ROOT));
      if (!category.equals(text)) {
        names.put(text, category);
      }
    }
    return new TreeSet<>(best.values());
  }

  /** Answers in words that have an order, from the lowest to the highest. */
  static final class KnownLevels {

    /**
     * A scale, of which answers may lack some levels.
     *
     * @param levels each level with its spellings
     * @param words all spellings
     */
    private record Known(List<Set<String>> levels, Set<String> words) {}

    private static final List<Known> SCALES =
        WordForms.list("levels.txt").stream().map(KnownLevels::scale).toList();

    /** Stands in levels for a word that all answers have: very ~ for very warm. */
    private static final String WORD = "~";

    /** So many degrees of one word are levels. */
    private static final int DEGREES = 3;

    /** What is said where something is not so: with its opposite alone it is no order. */
    private static final Set<String> NO = Set.of("no", "nein", "non", "nee", "nao", "not");

    private KnownLevels() {}

    private static Known scale(String line) {
      List<Set<String>> levels =
          Arrays.stream(line.split(" < "))
              .map(
                  level ->
                      Arrays.stream(level.split("\\|"))
                          .map(WordForms::plain)
                          .collect(Collectors.toUnmodifiableSet()))
              .toList();
      return new Known(
          levels, levels.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The answers in their order, if they are levels of a scale that is known: at least two, and
     * other than yes and no alone.
     */
    static Optional<List<String>> order(Collection<String> answers) {
      Map<String, String> plain = new LinkedHashMap<>();
      answers.forEach(answer -> plain.put(answer, WordForms.plain(answer)));
      return SCALES.stream()
          .map(scale -> order(scale, plain))
          .filter(ordered -> ordered.size() > 1 && ordered.size() == answers.size())
          .filter(ordered -> ordered.size() > 2 || !NO.contains(WordForms.plain(ordered.get(0))))
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
     * The answers in the order of a scale; none where an answer is no level of it.
     *
     * @param answers answers with the form by which each is known
     */
    private static List<String> order(Known scale, Map<String, String> answers) {
      List<String> ordered = new ArrayList<>();
      if (!scale.words().containsAll(answers.values())) {
        return ordered;
      }
      for (Set<String> level : scale.levels()) {
        List<String> here =
            answers.keySet().stream().filter(a -> level.contains(answers.get(a))).toList();
        if (here.size() == 1) {
          ordered.addAll(here);
        }
      }
      return ordered;
    }
  }
}
