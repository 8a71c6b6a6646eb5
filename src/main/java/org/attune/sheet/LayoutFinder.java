package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Finds out what the columns of a table are. */
final class LayoutFinder {

  private final Survey survey;
  private final Findings findings;
  private final Sorting sorting;
  private final Ids ids;
  private final List<String> hinted;
  private final List<String> ratings;
  private final String file;

  private LayoutFinder(Survey survey, Hints hints, Findings findings) {
    this.survey = survey;
    this.findings = findings;
    sorting = new Sorting(survey, hints, findings);
    ids = new Ids(survey, findings);
    hinted = hints.all(Hint.RATED);
    file = survey.sheet().file();
    ratings = columns();
  }

  /**
   * The layout of a table; tells of every column what it was taken for.
   *
   * @throws CorpusException if nothing can be ratings, or if an item is rated twice by one rater
   */
  static Layout find(Survey survey, Hints hints, Findings findings) {
    return new LayoutFinder(survey, hints, findings).find();
  }

  private Layout find() {
    List<String> columns = ratings;
    if (columns.stream().allMatch(ModelColumns::is)) {
      throw new CorpusException(
          file,
          "columns with people's ratings: numbers, or words that repeat (name them by --rated)",
          columns.isEmpty() ? "none" : "only models' ratings in " + columns);
    }
    List<String> repeating = sorting.candidates().stream().filter(c -> !survey.unique(c)).toList();
    Optional<String> rater = sorting.rater().or(() -> unnamedRater(repeating));
    Optional<String> item =
        repeating.stream()
            .filter(c -> rater.filter(r -> survey.repeated(List.of(c, r)).isEmpty()).isPresent())
            .findFirst()
            .or(() -> rater.filter(r -> repeating.isEmpty()).flatMap(r -> unnamed(r, "item")));
    if (item.isPresent()) {
      return longLayout(item.get(), rater);
    }
    WideRatings wide =
        new WideRatings(survey, columns.stream().filter(c -> !ModelColumns.is(c)).toList());
    Optional<WideRatings.People> named = wide.named();
    if (named.isPresent()) {
      return wideLayout(named);
    }
    if (rater.isPresent() && !repeating.isEmpty()) {
      throw ids.doubled(List.of(repeating.get(0), rater.get()), "one row an item and rater");
    }
    Optional<String> repeated = repeatedItem();
    return repeated.isPresent()
        ? longLayout(repeated.get(), Optional.empty())
        : wideLayout(wide.unnamed());
  }

  private Optional<String> unnamedRater(List<String> items) {
    return items.stream().findFirst().flatMap(item -> unnamed(item, "rater"));
  }

  /** The column of raters or items that crosses the other, where other columns have ratings. */
  private Optional<String> unnamed(String other, String what) {
    Optional<String> found =
        ids.crossing(
                other,
                Stream.concat(sorting.candidates().stream(), sorting.ratings().stream())
                    .filter(c -> !sorting.surelyItem(c) && !hinted.contains(c)))
            .filter(c -> ratings.stream().anyMatch(r -> !r.equals(c) && !r.equals(other)));
    found.ifPresent(
        c ->
            findings.doubt(
                "column \"%s\" is taken for the %s by its values alone: if it is not, repeat with"
                        .formatted(c, what)
                    + " --"
                    + what
                    + " COL"));
    return found;
  }

  /** Columns that may hold ratings; people's that no scale has only where there are no others. */
  private List<String> columns() {
    Predicate<String> onAScale =
        column -> Scales.guess(survey.answers(column)).isPresent() || ModelColumns.is(column);
    List<String> all = new ArrayList<>(sorting.ratings());
    List<String> addresses = all.stream().filter(c -> survey.answers(c).addresses()).toList();
    addresses.forEach(c -> findings.unread(c, "e-mail addresses are no ratings"));
    all.removeAll(addresses);
    List<String> some = all.stream().filter(onAScale).toList();
    if (some.stream().allMatch(ModelColumns::is)) {
      return all;
    }
    all.stream()
        .filter(onAScale.negate())
        .forEach(
            c ->
                findings.unread(
                    c,
                    survey.answers(c).numeric()
                        ? "numbers with more than nine decimals are no single ratings"
                        : "more words than a scale can have"));
    return some;
  }

  /** The column of items with several rows, where nothing says who rated. */
  private Optional<String> repeatedItem() {
    Optional<String> item = sorting.items().stream().filter(sorting::surelyItem).findFirst();
    Optional<String> id = item.isPresent() ? item : sorting.text();
    Optional<String> text = sorting.text();
    return id.filter(c -> text.isEmpty() || survey.constantWithin(c, text.get()))
        .filter(c -> 2 * survey.distinct(c) <= survey.rows() || item.isPresent())
        .filter(c -> !survey.unique(c));
  }

  private Layout longLayout(String item, Optional<String> rater) {
    ids.check(item);
    rater.ifPresent(ids::check);
    findings.read(item, "item", survey.distinct(item) + " different in " + survey.rows() + " rows");
    rater.ifPresent(
        column ->
            findings.read(
                column,
                "rater",
                survey.distinct(column)
                    + " different"
                    + (modelRaters(rater).isEmpty()
                        ? ""
                        : ", of them models by their names: " + modelRaters(rater))));
    AboutItems about = new AboutItems(survey, sorting, findings, item);
    List<String> models = new ArrayList<>();
    List<String> dimensions = new ArrayList<>();
    for (String column : ratings) {
      if (column.equals(item) || rater.equals(Optional.of(column))) {
        continue;
      }
      boolean ofItem = survey.constantWithin(item, column);
      boolean surely = hinted.contains(column) || ColumnNames.rated(column);
      if (ModelColumns.is(column)) {
        if (ofItem) {
          models.add(column);
        } else {
          findings.unread(column, "a model's, but rows of one item differ in it");
        }
      } else if (ofItem && !surely) {
        about.group(column);
      } else if (rater.isPresent() && !surely && survey.constantWithin(rater.get(), column)) {
        findings.unread(column, "it belongs to raters, not to items");
      } else {
        dimensions.add(column);
      }
    }
    checkRated(dimensions);
    return new Layout(
        Layout.Shape.LONG,
        Optional.of(item),
        rater,
        about.find(),
        rated(byDimension(dimensions), models),
        modelRaters(rater));
  }

  private void checkRated(List<String> dimensions) {
    if (dimensions.isEmpty()) {
      throw new CorpusException(
          file, "a column with people's ratings that differ (name it by --rated)", "none");
    }
  }

  private SortedSet<String> modelRaters(Optional<String> rater) {
    TreeSet<String> models = new TreeSet<>();
    rater.ifPresent(
        column -> survey.values(column).stream().filter(ColumnNames::model).forEach(models::add));
    if (rater.isPresent() && models.size() == survey.distinct(rater.get())) {
      throw new CorpusException(
          file,
          "a person among the raters in column \"" + rater.get() + "\"",
          "only models " + models);
    }
    return models;
  }

  private Layout wideLayout(Optional<WideRatings.People> people) {
    Optional<String> item = itemOfRows();
    item.ifPresent(ids::check);
    item.ifPresent(column -> findings.read(column, "item", "an id in every row"));
    people.filter(found -> !found.doubt().isEmpty()).ifPresent(found -> checkTurned(item, found));
    AboutItems about = new AboutItems(survey, sorting, findings, item.orElse(""));
    Map<String, Map<String, String>> columns =
        people.map(WideRatings.People::columns).orElseGet(() -> byDimension(single()));
    for (String column : ratings) {
      boolean rated = columns.values().stream().anyMatch(c -> c.containsValue(column));
      if (rated) {
        people.ifPresent(found -> findings.read(column, "rating", found.why()));
      } else if (!ModelColumns.is(column)) {
        about.group(column);
      }
    }
    Optional<String> rater = people.isPresent() ? Optional.empty() : sorting.rater();
    sorting.rater().ifPresent(c -> findings.unread(c, "raters have columns of their own"));
    rater.ifPresent(c -> findings.read(c, "rater", survey.distinct(c) + " different"));
    checkRated(List.copyOf(columns.keySet()));
    return new Layout(
        people.isPresent() ? Layout.Shape.WIDE : Layout.Shape.SINGLE,
        item,
        rater,
        about.find(),
        rated(columns, ratings.stream().filter(ModelColumns::is).toList()),
        new TreeSet<>());
  }

  /** People who rated may be the rows, and what they rated the columns. */
  private void checkTurned(Optional<String> item, WideRatings.People people) {
    Optional<String> person = sorting.rater().filter(survey::unique);
    if (item.isEmpty() && person.isPresent()) {
      throw new CorpusException(
          file,
          "a row a rating (item, rater, value), or a row an item with a column a rater (turn the"
              + " table, or if these are what was rated name them by --item \""
              + person.get()
              + "\")",
          "rows that seem to be people (column \""
              + person.get()
              + "\") and columns that seem to be what they rated: "
              + people.columns().values().stream().flatMap(c -> c.values().stream()).toList());
    }
    findings.doubt(people.doubt());
  }

  /** The column with an id of every row; empty if rows are told apart by their place. */
  private Optional<String> itemOfRows() {
    List<String> all = new ArrayList<>(sorting.items());
    sorting.conversation().ifPresent(all::add);
    Optional<String> item = all.stream().filter(survey::unique).findFirst();
    Optional<String> doubled = sorting.items().stream().filter(sorting::surelyItem).findFirst();
    boolean numbered = // within its conversation
        sorting
            .conversation()
            .filter(c -> doubled.isPresent())
            .filter(c -> survey.repeated(List.of(c, doubled.orElseThrow())).isEmpty())
            .isPresent();
    if (item.isEmpty() && doubled.isPresent() && !numbered) {
      throw ids.doubled(List.of(doubled.get()), "one row an item");
    }
    return item;
  }

  /** Columns with one rating an item: those whose names say so, if there are such. */
  private List<String> single() {
    List<String> people = ratings.stream().filter(c -> !ModelColumns.is(c)).toList();
    List<String> named =
        people.stream().filter(c -> hinted.contains(c) || ColumnNames.rated(c)).toList();
    return named.isEmpty() ? people : named;
  }

  /** Columns of all people's ratings by the dimension that is called as they are. */
  private static Map<String, Map<String, String>> byDimension(List<String> columns) {
    Map<String, Map<String, String>> people = new LinkedHashMap<>();
    for (String column : columns) {
      String name = ColumnNames.plain(column);
      people.put(people.containsKey(name) || name.isEmpty() ? column : name, Map.of("", column));
    }
    return people;
  }

  private List<Rated> rated(Map<String, Map<String, String>> people, List<String> models) {
    Map<String, Map<String, String>> ofModels =
        ModelColumns.of(models, List.copyOf(people.keySet()), findings);
    List<Rated> rated = new ArrayList<>();
    people.forEach(
        (dimension, columns) ->
            rated.add(new Rated(dimension, columns, ofModels.getOrDefault(dimension, Map.of()))));
    return rated;
  }
}
