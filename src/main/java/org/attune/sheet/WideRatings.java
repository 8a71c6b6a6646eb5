package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  private final Survey survey;
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
    this.survey = survey;
    this.columns = columns;
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
          if (people.size() > 1 && alike(people.values()).size() == people.size()) {
            several.put(dimension, people);
          }
        });
    return several.isEmpty() ? Optional.empty() : Optional.of(new People(several, why, doubt));
  }

  /** Columns whose names say nothing: the most that have values alike are people. */
  Optional<People> unnamed() {
    Predicate<String> known = ColumnNames::rated;
    List<String> others = alike(columns.stream().filter(known.negate()).toList());
    if (others.size() < 2) {
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

  /** The most columns that have the same sort of values. */
  private List<String> alike(Iterable<String> among) {
    List<List<String>> sorts = new ArrayList<>();
    for (String column : among) {
      List<String> sort =
          sorts.stream()
              .filter(s -> s.stream().anyMatch(other -> alike(other, column)))
              .findFirst()
              .orElseGet(
                  () -> {
                    List<String> added = new ArrayList<>();
                    sorts.add(added);
                    return added;
                  });
      sort.add(column);
    }
    List<String> most = List.of();
    for (List<String> sort : sorts) {
      most = sort.size() > most.size() ? sort : most;
    }
    return most;
  }

  private boolean alike(String one, String other) {
    Answers a = survey.answers(one);
    Answers b = survey.answers(other);
    if (a.numeric() || b.numeric()) {
      return a.numeric() && b.numeric() && levels(a) == levels(b);
    }
    Set<String> shared = new LinkedHashSet<>(a.counts().keySet());
    shared.retainAll(b.counts().keySet());
    return !shared.isEmpty();
  }

  private static boolean levels(Answers answers) {
    return Scales.guess(answers).filter(s -> s.range().isEmpty()).isPresent();
  }
}
