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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.attune.sheet.ColumnNames.Part;

/** Whose ratings of what stand in the columns of a wide table, as far as their names tell. */
final class WideRatings {

  /** What a dimension is called where no column says. */
  static final String RATING = "rating";

  /** Letters before a number that number questions, not people. */
  private static final Set<String> QUESTIONS = Set.of("q", "question", "item", "x", "v", "var");

  private final Alike alike;
  private final List<String> columns;

  /** What stands for a column's name. */
  private final UnaryOperator<String> names;

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
  WideRatings(ColumnProfiles survey, List<String> columns) {
    this(new Alike(survey), columns, column -> column);
  }

  private WideRatings(Alike alike, List<String> columns, UnaryOperator<String> names) {
    this.alike = alike;
    this.columns = columns;
    this.names = names;
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
    return occasions().or(this::namedOnce);
  }

  /** Raters whose columns say when they rated: each occasion is a dimension of its own. */
  private Optional<People> occasions() {
    Map<String, List<String>> times = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    for (String column : columns) {
      ColumnNames.timed(column)
          .ifPresent(
              part -> {
                times.computeIfAbsent(part.dimension(), t -> new ArrayList<>()).add(column);
                others.put(column, part.who());
              });
    }
    Set<List<String>> raters = new LinkedHashSet<>();
    times.values().forEach(some -> raters.add(some.stream().map(others::get).toList()));
    if (times.size() < 2 || raters.size() != 1) {
      return Optional.empty();
    }
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> time : times.entrySet()) {
      String when = time.getKey().matches("\\d+") ? "occasion-" + time.getKey() : time.getKey();
      WideRatings once = new WideRatings(alike, time.getValue(), others::get);
      Optional<People> people = once.namedOnce().or(once::unnamed);
      if (people.isEmpty()) {
        return Optional.empty();
      }
      people
          .get()
          .columns()
          .forEach(
              (dimension, own) ->
                  groups.put(dimension.equals(RATING) ? when : dimension + "-" + when, own));
    }
    return Optional.of(
        new People(
            groups,
            "its name says who rated, and when",
            "%s are taken for occasions on which the same raters rated: each is a dimension of its own; if they are raters, name the columns of one dimension by --rated"
                .formatted(String.join(", ", times.keySet()))));
  }

  private Optional<People> namedOnce() {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    for (String column : columns) {
      ColumnNames.part(names.apply(column))
          .filter(part -> !QUESTIONS.contains(part.dimension()))
          .ifPresent(part -> add(groups, part, column));
    }
    for (String column : columns) { // pandas writes rating, rating.1, rating.2 for the same name
      Map<String, String> others = groups.get(ColumnNames.plain(names.apply(column)));
      if (others != null && others.containsValue(names.apply(column) + ".1")) {
        others.putIfAbsent("0", column);
      }
    }
    List<String> digits =
        groups.values().stream()
            .flatMap(people -> people.entrySet().stream())
            .filter(person -> person.getKey().matches("\\d+"))
            .map(Map.Entry::getValue)
            .toList();
    Optional<People> numbered =
        people(groups, "its name says who rated", digits.isEmpty() ? "" : numbered(groups));
    return numbered
        .or(this::beside)
        .or(() -> grid(name -> name.indexOf('-')))
        .or(() -> grid(name -> name.lastIndexOf('-')));
  }

  private static void add(Map<String, Map<String, String>> groups, Part part, String column) {
    groups
        .computeIfAbsent(
            part.dimension().isEmpty() ? RATING : part.dimension(), d -> new LinkedHashMap<>())
        .put(part.who(), column);
  }

  /** Columns of raters with a second one each that adds a word: anna, anna_intensity, ben ... */
  private Optional<People> beside() {
    Map<String, String> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(ColumnNames.plain(names.apply(column)), column));
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    Set<String> first = new LinkedHashSet<>();
    byName.forEach(
        (name, column) -> {
          for (String who : byName.keySet()) {
            if (name.startsWith(who + "-") && !ColumnNames.rated(who)) {
              first.add(who);
              String dimension = name.substring(who.length() + 1);
              groups.computeIfAbsent(dimension, d -> new LinkedHashMap<>()).put(who, column);
            }
          }
        });
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    first.forEach(
        who -> all.computeIfAbsent(RATING, d -> new LinkedHashMap<>()).put(who, byName.get(who)));
    all.putAll(groups);
    boolean each =
        first.size() > 1
            && groups.values().stream().allMatch(people -> people.keySet().equals(first))
            && (groups.size() + 1) * first.size() == columns.size();
    return each
        ? people(all, "its name stands before that of another column", doubt(first))
        : Optional.empty();
  }

  /** Names of two parts in all combinations, such as {@code warmth-anna}. */
  private Optional<People> grid(ToIntFunction<String> cut) {
    Map<String, Map<String, String>> byLeft = new LinkedHashMap<>();
    Map<String, Map<String, String>> byRight = new LinkedHashMap<>();
    int cells = 0;
    for (String column : columns) {
      String name = ColumnNames.plain(names.apply(column));
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
        anyRated(guessed.keySet())
            ? times(guessed)
            : doubt((rightIsRated ? byLeft : byRight).keySet()));
  }

  private static String doubt(Collection<String> raters) {
    return String.join(", ", raters)
        + " are taken for raters: if they are what was rated, each has one rating an item, and"
        + " nobody's agreement can be told";
  }

  /** What may be otherwise where numbers are taken for raters: these may be occasions. */
  private static String numbered(Map<String, Map<String, String>> groups) {
    Set<String> who = new LinkedHashSet<>();
    List<String> first = new ArrayList<>();
    groups.forEach(
        (dimension, people) -> {
          who.addAll(people.keySet());
          first.add(people.values().iterator().next());
        });
    Set<String> all = new LinkedHashSet<>();
    groups.values().forEach(people -> all.addAll(people.values()));
    boolean occasions =
        groups.size() > 1
            && new LinkedHashSet<>(groups.values().stream().map(Map::keySet).toList()).size() == 1
            && groups.keySet().stream().noneMatch(ColumnNames::rated);
    return occasions
        ? "%s are taken for what was rated and %s for raters: if %s rated on several occasions, repeat with the columns of one occasion, such as --rated %s"
            .formatted(
                String.join(", ", groups.keySet()),
                String.join(", ", who),
                String.join(", ", groups.keySet()),
                String.join(",", first))
        : doubt(all);
  }

  /** What may be otherwise where raters are called as occasions are. */
  private static String times(Map<String, Map<String, String>> groups) {
    Map<String, String> first = groups.values().iterator().next();
    String when = first.keySet().iterator().next();
    return first.keySet().stream().allMatch(ColumnNames::time)
        ? "%s are taken for raters: if one rated on several occasions, repeat with the columns of one occasion, such as --rated %s"
            .formatted(
                String.join(", ", first.keySet()),
                groups.values().stream()
                    .map(people -> people.get(when))
                    .collect(Collectors.joining(",")))
        : "";
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
    return columns.stream()
        .filter(c -> most.contains(c) || ColumnNames.surelyRater(names.apply(c)))
        .toList();
  }

  /** Columns whose names say nothing: the most that have values alike are people. */
  Optional<People> unnamed() {
    Predicate<String> known = column -> ColumnNames.rated(names.apply(column));
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
    others.forEach(column -> people.put(ColumnNames.plain(names.apply(column)), column));
    return people.size() < others.size()
        ? Optional.empty()
        : Optional.of(
            new People(
                Map.of(RATING, people),
                "its values are like those of the other raters; its name says nothing else",
                doubt(people.keySet())));
  }
}
