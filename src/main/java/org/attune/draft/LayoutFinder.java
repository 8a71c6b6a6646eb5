package org.attune.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.attune.corpus.CorpusException;

/** Finds out what the columns of a table are. */
final class LayoutFinder {

  private final Survey survey;
  private final Findings findings;
  private final Sorting sorting;
  private final List<String> hinted;
  private final List<String> ratings;
  private final String file;

  private LayoutFinder(Survey survey, Hints hints, Findings findings) {
    this.survey = survey;
    this.findings = findings;
    sorting = new Sorting(survey, hints, findings);
    hinted = hints.rated();
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
    Optional<String> rater = sorting.rater();
    List<String> repeating = candidates().stream().filter(c -> !survey.unique(c)).toList();
    Optional<String> item =
        repeating.stream()
            .filter(c -> rater.filter(r -> survey.repeated(List.of(c, r)).isEmpty()).isPresent())
            .findFirst();
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
      throw doubled(List.of(repeating.get(0), rater.get()), "one row an item and rater");
    }
    Optional<String> repeated = repeatedItem();
    return repeated.isPresent()
        ? longLayout(repeated.get(), Optional.empty())
        : wideLayout(wide.unnamed());
  }

  private void checkFilled(String column) {
    int row = survey.firstEmpty(column);
    if (row >= 0) {
      throw new CorpusException(
          survey.sheet().where(row), "an id in column \"" + column + "\"", "an empty value");
    }
  }

  private CorpusException doubled(List<String> columns, String expected) {
    List<Integer> repeated = survey.repeated(columns);
    return new CorpusException(
        survey.sheet().where(repeated.get(0)),
        expected + " (columns " + columns + ")",
        repeated.size() + " that repeat an earlier one, this the first");
  }

  /** Columns that may hold ratings; people's that no scale has only where there are no others. */
  private List<String> columns() {
    Predicate<String> onAScale =
        column -> Scales.guess(survey.answers(column)).isPresent() || ModelColumns.is(column);
    List<String> all = sorting.ratings();
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

  /** Columns that may tell items apart, the likeliest first. */
  private List<String> candidates() {
    List<String> all = new ArrayList<>(sorting.items());
    int sure = (int) all.stream().filter(sorting::surelyItem).count();
    sorting.text().ifPresent(text -> all.addAll(sure, names(text)));
    sorting.conversation().ifPresent(all::add);
    sorting.text().ifPresent(all::add);
    return all;
  }

  /**
   * Columns with another, shorter word for each text, and the same one wherever the text stands.
   */
  private List<String> names(String text) {
    return survey.sheet().columns().stream()
        .filter(c -> survey.answers(c).meanLength() < survey.answers(text).meanLength())
        .filter(c -> !survey.answers(c).numeric())
        .filter(c -> survey.constantWithin(text, c) && survey.constantWithin(c, text))
        .toList();
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
    checkFilled(item);
    rater.ifPresent(this::checkFilled);
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
    for (String column : ratings.stream().filter(c -> !c.equals(item)).toList()) {
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
        modelRaters(rater),
        "");
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
    item.ifPresent(column -> findings.read(column, "item", "an id in every row"));
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
        new TreeSet<>(),
        people.map(WideRatings.People::doubt).orElse(""));
  }

  /** The column with an id of every row; empty if rows are told apart by their place. */
  private Optional<String> itemOfRows() {
    List<String> ids = new ArrayList<>(sorting.items());
    sorting.conversation().ifPresent(ids::add);
    Optional<String> item = ids.stream().filter(survey::unique).findFirst();
    Optional<String> doubled = sorting.items().stream().filter(sorting::surelyItem).findFirst();
    boolean numbered = // within its conversation
        sorting
            .conversation()
            .filter(c -> doubled.isPresent())
            .filter(c -> survey.repeated(List.of(c, doubled.orElseThrow())).isEmpty())
            .isPresent();
    if (item.isEmpty() && doubled.isPresent() && !numbered) {
      throw doubled(List.of(doubled.get()), "one row an item");
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
