package org.attune.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.attune.corpus.CorpusException;

/** Finds out what the columns of a table are. */
final class LayoutFinder {

  private final Survey survey;
  private final Findings findings;
  private final Sorting sorting;
  private final List<String> hinted;
  private final String file;

  private LayoutFinder(Survey survey, Hints hints, Findings findings) {
    this.survey = survey;
    this.findings = findings;
    sorting = new Sorting(survey, hints, findings);
    hinted = hints.rated();
    file = survey.sheet().file();
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
    List<String> columns = sorting.ratings();
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

  /** Columns that may tell items apart, the likeliest first. */
  private List<String> candidates() {
    List<String> all = new ArrayList<>(sorting.items());
    sorting.conversation().ifPresent(all::add);
    sorting.text().ifPresent(all::add);
    return all;
  }

  /** The column of items with several rows, where nothing says who rated. */
  private Optional<String> repeatedItem() {
    Optional<String> item = sorting.items().stream().filter(sorting::surelyItem).findFirst();
    Optional<String> id = item.isPresent() ? item : sorting.text();
    return id.filter(c -> 2 * survey.distinct(c) <= survey.rows() || item.isPresent())
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
    for (String column : sorting.ratings()) {
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
    Map<String, Map<String, String>> people = new LinkedHashMap<>();
    for (String column : dimensions) {
      String name = ColumnNames.plain(column);
      people.put(people.containsKey(name) || name.isEmpty() ? column : name, Map.of("", column));
    }
    return new Layout(
        Layout.Shape.LONG,
        Optional.of(item),
        rater,
        about.find(),
        rated(people, models),
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
    Optional<String> item =
        candidates().stream()
            .filter(survey::unique)
            .findFirst()
            .filter(c -> !sorting.text().equals(Optional.of(c)));
    Optional<String> doubled = sorting.items().stream().filter(sorting::surelyItem).findFirst();
    if (item.isEmpty() && doubled.isPresent()) {
      throw doubled(List.of(doubled.get()), "one row an item");
    }
    item.ifPresent(column -> findings.read(column, "item", "an id in every row"));
    AboutItems about = new AboutItems(survey, sorting, findings, item.orElse(""));
    List<String> models = sorting.ratings().stream().filter(ModelColumns::is).toList();
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    people.ifPresentOrElse(
        found -> {
          columns.putAll(found.columns());
          found.columns().values().stream()
              .flatMap(c -> c.values().stream())
              .forEach(column -> findings.read(column, "rated", found.why()));
        },
        () ->
            sorting.ratings().stream()
                .filter(c -> !ModelColumns.is(c))
                .forEach(c -> columns.put(ColumnNames.plain(c), Map.of("", c))));
    sorting.ratings().stream()
        .filter(c -> !ModelColumns.is(c))
        .filter(c -> columns.values().stream().noneMatch(p -> p.containsValue(c)))
        .forEach(about::group);
    sorting
        .rater()
        .ifPresent(
            column -> {
              if (people.isPresent()) {
                findings.unread(column, "raters have columns of their own");
              } else {
                findings.read(column, "rater", survey.distinct(column) + " different");
              }
            });
    checkRated(List.copyOf(columns.keySet()));
    return new Layout(
        people.isPresent() ? Layout.Shape.WIDE : Layout.Shape.SINGLE,
        item,
        people.isPresent() ? Optional.empty() : sorting.rater(),
        about.find(),
        rated(columns, models),
        new TreeSet<>());
  }

  private List<Rated> rated(Map<String, Map<String, String>> people, List<String> models) {
    Map<String, Map<String, String>> byDimension =
        ModelColumns.of(models, List.copyOf(people.keySet()), findings);
    List<Rated> rated = new ArrayList<>();
    people.forEach(
        (dimension, columns) ->
            rated.add(
                new Rated(dimension, columns, byDimension.getOrDefault(dimension, Map.of()))));
    return rated;
  }
}
