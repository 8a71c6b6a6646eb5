package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/**
 * The labels that explain answers with a separator in them. What stands alone somewhere, or beside
 * different others, is a label; what never stands apart is one label that holds the separator, such
 * as "Happy, content".
 *
 * @param separator what may stand between labels, as it is written
 * @param found what the answers are
 * @param labels labels of every answer
 * @param example an answer with several parts
 */
record SeparatedLabels(
    String separator, Found found, Map<String, List<String>> labels, String example) {

  /** What answers with separators are. */
  enum Found {
    /** Sets of labels. */
    SETS,
    /** Some may be sets, others not. */
    OPEN,
    /** Whole labels, which hold the separator. */
    WHOLE
  }

  /** What an empty list of labels is written as: none of them. */
  static final String NO_LABELS = "[]";

  private static final String AND = " and | und | et | y | e | en | og | och ";

  /** Each alone may separate labels that do not all stand alone somewhere. */
  private static final List<String> STRONG = List.of(";", "|", ",", "\n", "#", "+", "&", "/");

  /** Longer answers are texts. */
  private static final int LONGEST = 120;

  /** Looks for sets with any separator that answers hold; nothing if they hold none. */
  static Optional<SeparatedLabels> of(Collection<String> answers) {
    List<String> given = answers.stream().filter(a -> !a.equals(NO_LABELS)).toList();
    if (given.stream().anyMatch(answer -> answer.length() > LONGEST)) {
      return Optional.empty();
    }
    if (given.stream()
        .filter(a -> !Unanswered.amongNumbers(a))
        .allMatch(a -> Decimals.number(a.replace(',', '.')).isPresent())) {
      return Optional.empty();
    }
    List<SeparatedLabels> found = new ArrayList<>();
    STRONG.forEach(s -> strict(given, s, Pattern.quote(s)).ifPresent(found::add));
    strict(given, ",;|/+&", "(?:[,;|/+&\n#]|" + AND + ")").ifPresent(found::add);
    STRONG.forEach(s -> split(given, s, Pattern.compile(Pattern.quote(s))).ifPresent(found::add));
    for (String word : AND.split("\\|")) {
      strict(given, word.strip(), word).ifPresent(found::add);
    }
    strict(given, " ", " +").ifPresent(found::add);
    return found.stream().min(Comparator.comparing(SeparatedLabels::found));
  }

  /** Sets with a separator that the user or the program names; nothing if no answer holds it. */
  static Optional<SeparatedLabels> with(String separator, Collection<String> answers) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    answers.stream()
        .filter(a -> !a.equals(NO_LABELS))
        .forEach(
            a ->
                parts.put(
                    a,
                    Pattern.compile(Pattern.quote(separator))
                        .splitAsStream(a)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()));
    return answers.stream()
        .filter(a -> a.contains(separator))
        .findFirst()
        .map(example -> new SeparatedLabels(separator, Found.SETS, parts, example));
  }

  /** Sets whose labels all stand alone somewhere. */
  private static Optional<SeparatedLabels> strict(
      List<String> answers, String name, String pattern) {
    Map<String, List<String>> parts = parts(answers, Pattern.compile(pattern));
    Set<String> alone = alone(parts);
    boolean all =
        !several(parts).isEmpty()
            && several(parts).stream().flatMap(List::stream).allMatch(p -> alone.contains(key(p)));
    return all
        ? Optional.of(new SeparatedLabels(name, Found.SETS, parts, example(parts)))
        : Optional.empty();
  }

  private static Optional<SeparatedLabels> split(
      List<String> answers, String name, Pattern pattern) {
    Map<String, List<String>> parts = parts(answers, pattern);
    List<List<String>> several = several(parts);
    if (several.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> glued = glued(parts);
    if (several(glued).isEmpty()) {
      return Optional.of(new SeparatedLabels(name, Found.WHOLE, glued, example(parts)));
    }
    Set<String> alone = alone(glued);
    long wholes =
        glued.values().stream()
            .flatMap(List::stream)
            .filter(parts::containsKey)
            .filter(whole -> parts.get(whole).size() > 1)
            .distinct()
            .count();
    if (wholes > 1
        && several(glued).stream().flatMap(List::stream).allMatch(p -> alone.contains(key(p)))) {
      return Optional.of(new SeparatedLabels(name, Found.SETS, glued, example(glued)));
    }
    long explained = several.stream().filter(explained(parts)::containsAll).count();
    Found found =
        2 * explained >= several.size() && explained > 0
            ? Found.SETS
            : explained > 0 || anyFree(several, alone) ? Found.OPEN : Found.WHOLE;
    return Optional.of(new SeparatedLabels(name, found, parts, example(parts)));
  }

  /** Parts of each answer between separators that stand in no brackets; none if one is empty. */
  private static Map<String, List<String>> parts(List<String> answers, Pattern separator) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String answer : answers) {
      List<String> parts = parts(answer, separator);
      boolean whole = parts.stream().anyMatch(String::isEmpty) || doubled(parts);
      if (whole && parts.stream().anyMatch(String::isEmpty)) {
        return Map.of();
      }
      all.put(answer, whole ? List.of(answer) : parts);
    }
    return all;
  }

  private static List<String> parts(String answer, Pattern separator) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = separator.matcher(answer);
    int from = 0;
    while (matcher.find()) {
      String before = answer.substring(0, matcher.start());
      if (count(before, "([{") == count(before, ")]}")) {
        parts.add(answer.substring(from, matcher.start()).strip());
        from = matcher.end();
      }
    }
    parts.add(answer.substring(from).strip());
    return parts;
  }

  private static long count(String text, String marks) {
    return text.chars().filter(c -> marks.indexOf(c) >= 0).count();
  }

  private static boolean doubled(List<String> parts) {
    return parts.stream().map(SeparatedLabels::key).distinct().count() < parts.size();
  }

  private static List<List<String>> several(Map<String, List<String>> parts) {
    return parts.values().stream().filter(p -> p.size() > 1).toList();
  }

  private static Set<String> alone(Map<String, List<String>> parts) {
    Set<String> alone = new HashSet<>();
    parts.values().stream().filter(p -> p.size() == 1).forEach(p -> alone.add(key(p.get(0))));
    return alone;
  }

  /** Parts that are labels: alone somewhere, or beside different others. */
  private static Set<String> explained(Map<String, List<String>> parts) {
    Map<String, Set<Set<String>>> others = new HashMap<>();
    Set<String> spellings = new HashSet<>();
    for (List<String> answer : several(parts)) {
      for (String part : answer) {
        Set<String> beside = new HashSet<>();
        answer.forEach(other -> beside.add(key(other)));
        others.computeIfAbsent(key(part), k -> new HashSet<>()).add(beside);
        spellings.add(part);
      }
    }
    Set<String> alone = alone(parts);
    spellings.removeIf(p -> !alone.contains(key(p)) && others.get(key(p)).size() < 2);
    return spellings;
  }

  /** True if a part of several stands alone elsewhere, or now first and now behind another. */
  private static boolean anyFree(List<List<String>> several, Set<String> alone) {
    Set<String> first = new HashSet<>(alone);
    several.forEach(parts -> first.add(key(parts.get(0))));
    return several.stream()
        .anyMatch(
            parts ->
                alone.contains(key(parts.get(0)))
                    || parts.stream().skip(1).anyMatch(part -> first.contains(key(part))));
  }

  /** The same with words that never stand apart taken together, where they stand alone so. */
  private static Map<String, List<String>> glued(Map<String, List<String>> parts) {
    Map<String, Set<String>> where = new HashMap<>();
    parts.forEach(
        (answer, some) ->
            some.forEach(p -> where.computeIfAbsent(key(p), k -> new HashSet<>()).add(answer)));
    Map<String, List<String>> glued = new LinkedHashMap<>(parts);
    for (Map.Entry<String, List<String>> whole : parts.entrySet()) {
      List<String> together = whole.getValue();
      Set<String> places = where.get(key(together.get(0)));
      boolean apart =
          together.size() < 2
              || together.stream().anyMatch(p -> Decimals.number(p).isPresent())
              || together.stream().anyMatch(p -> !where.get(key(p)).equals(places))
              || places.stream().anyMatch(answer -> !answer.contains(whole.getKey()));
      if (!apart) {
        places.forEach(
            answer -> glued.put(answer, glue(glued.get(answer), together, whole.getKey())));
      }
    }
    return glued;
  }

  private static List<String> glue(List<String> parts, List<String> together, String whole) {
    List<String> glued = new ArrayList<>();
    for (String part : parts) {
      boolean first = key(part).equals(key(together.get(0)));
      if (first || !together.stream().map(SeparatedLabels::key).toList().contains(key(part))) {
        glued.add(first ? whole : part);
      }
    }
    return glued;
  }

  private static String example(Map<String, List<String>> parts) {
    return parts.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static String key(String part) {
    return part.toLowerCase(Locale.ROOT);
  }
}
