package org.attune.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.attune.sheet.ColumnNames.Part;

/** Whose ratings of what stand in the columns of a wide table, as far as their names tell. */
final class WideRatings {

  /** What a dimension is called where no column says. */
  static final String RATING = "rating";

  /** Letters before a number that number questions, not people. */
  private static final Set<String> QUESTIONS = Set.of("q", "question", "item", "x", "v", "var");

  private final Alike alike;
  private final List<String> columns;

  /**
   * Ratings of people.
   *
   * @param columns column of each person, by dimension
   * @param why what speaks for it
   * @param doubt what may be otherwise; empty if names say who rated
   */
  record People(Map<String, Map<String, String>> columns, String why, String doubt) {}

  /**
   * Columns without models'.
   *
   * @param columns columns with ratings of one item each
   */
  WideRatings(Survey survey, List<String> columns) {
    alike = new Alike(survey);
    this.columns = columns;
  }

  /** Columns of which the user says that people's ratings stand in them. */
  People said(List<String> said) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    said.forEach(
        column ->
            add(
                groups,
                ColumnNames.part(column)
                    .filter(part -> !QUESTIONS.contains(part.dimension()))
                    .orElse(new Part("", ColumnNames.plain(column))),
                column));
    boolean several = groups.values().stream().allMatch(people -> people.size() > 1);
    Map<String, String> all = new LinkedHashMap<>();
    said.forEach(column -> all.put(ColumnNames.plain(column), column));
    return new People(several ? groups : Map.of(RATING, all), "named by --rated", "");
  }

  /**
   * Columns of two or more people each whose names number raters or pair raters with dimensions.
   */
  Optional<People> named() {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    for (String column : columns) {
      ColumnNames.part(column)
          .filter(part -> !QUESTIONS.contains(part.dimension()))
          .ifPresent(part -> add(groups, part, column));
    }
    List<String> digits =
        groups.values().stream()
            .flatMap(people -> people.entrySet().stream())
            .filter(person -> person.getKey().matches("\\d+"))
            .map(Map.Entry::getValue)
            .toList();
    Optional<People> numbered =
        people(groups, "its name says who rated", digits.isEmpty() ? "" : doubt(digits));
    return numbered
        .or(() -> grid(name -> name.indexOf('-')))
        .or(() -> grid(name -> name.lastIndexOf('-')));
  }

  private static void add(Map<String, Map<String, String>> groups, Part part, String column) {
    groups
        .computeIfAbsent(
            part.dimension().isEmpty() ? RATING : part.dimension(), d -> new LinkedHashMap<>())
        .put(part.who(), column);
  }

  /** Names of two parts in all combinations, such as {@code warmth-anna}. */
  private Optional<People> grid(ToIntFunction<String> cut) {
    Map<String, Map<String, String>> byLeft = new LinkedHashMap<>();
    Map<String, Map<String, String>> byRight = new LinkedHashMap<>();
    int cells = 0;
    for (String column : columns) {
      String name = ColumnNames.plain(column);
      int at = cut.applyAsInt(name);
      if (at > 0) {
        cells++;
        String left = name.substring(0, at);
        String right = name.substring(at + 1);
        add(byLeft, new Part(left, right), column);
        add(byRight, new Part(right, left), column);
      }
    }
    if (cells < 2 || byLeft.size() * byRight.size() != cells) {
      return Optional.empty();
    }
    boolean rightIsRated = anyRated(byRight.keySet()) && !anyRated(byLeft.keySet());
    Map<String, Map<String, String>> guessed = rightIsRated ? byRight : byLeft;
    return people(
        guessed,
        "its name is one of " + byLeft.keySet() + " with one of " + byRight.keySet(),
        anyRated(guessed.keySet()) ? "" : doubt((rightIsRated ? byLeft : byRight).keySet()));
  }

  private static String doubt(Collection<String> raters) {
    return String.join(", ", raters)
        + " are taken for raters: if they are what was rated, each has one rating an item, and"
        + " nobody's agreement can be told";
  }

  private static boolean anyRated(Set<String> names) {
    return names.stream().anyMatch(ColumnNames::rated);
  }

  private Optional<People> people(
      Map<String, Map<String, String>> groups, String why, String doubt) {
    Map<String, Map<String, String>> several = new LinkedHashMap<>();
    groups.forEach(
        (dimension, people) -> {
          Map<String, String> same = new LinkedHashMap<>(people);
          same.values().retainAll(raters(people.values()));
          if (same.size() > 1 && 2 * same.size() > people.size()) {
            several.put(dimension, same);
          }
        });
    return several.isEmpty() ? Optional.empty() : Optional.of(new People(several, why, doubt));
  }

  /** Columns with answers alike; those of surely named raters stay whatever they answered. */
  private List<String> raters(Collection<String> columns) {
    List<String> most = alike.most(columns);
    return columns.stream().filter(c -> most.contains(c) || ColumnNames.surelyRater(c)).toList();
  }

  /** Columns whose names say nothing: the most that have values alike are people. */
  Optional<People> unnamed() {
    Predicate<String> known = ColumnNames::rated;
    List<String> others = alike.most(columns.stream().filter(known.negate()).toList());
    long alikeKnown =
        columns.stream()
            .filter(known)
            .filter(c -> others.stream().anyMatch(other -> alike.are(c, other)))
            .count();
    if (others.size() < 2 || alikeKnown > 1 && alikeKnown >= others.size()) {
      return Optional.empty();
    }
    Map<String, String> people = new LinkedHashMap<>();
    others.forEach(column -> people.put(ColumnNames.plain(column), column));
    return people.size() < others.size()
        ? Optional.empty()
        : Optional.of(
            new People(
                Map.of(RATING, people),
                "its values are like those of the other raters; its name says nothing else",
                doubt(people.keySet())));
  }
}
