package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Finds out what the columns of a table are. */
final class LayoutFinder {

  /** On fewer items raters may agree by chance. */
  private static final int MANY_ITEMS = 10;

  private final ColumnProfiles survey;
  private final ColumnGuesses findings;
  private final Sorting sorting;
  private final Ids ids;
  private final Hints hints;
  private final List<String> hinted;
  private final List<String> ratings;
  private final String file;

  private LayoutFinder(ColumnProfiles survey, Hints hints, ColumnGuesses findings) {
    this.survey = survey;
    this.findings = findings;
    sorting = new Sorting(survey, hints, findings);
    ids = new Ids(survey, findings);
    this.hints = hints;
    hinted = hints.all(Hint.RATED);
    file = survey.sheet().file();
    ratings = columns();
  }

  /**
   * The layout of a table; tells of every column what it was taken for.
   *
   * @throws CorpusException if nothing can be ratings, or if an item is rated twice by one rater
   */
  static Layout find(ColumnProfiles survey, Hints hints, ColumnGuesses findings) {
    Layout layout = new LayoutFinder(survey, hints, findings).find();
    Obeyed.check(hints, layout, survey, findings);
    layout.rated().forEach(rated -> OddCells.tell(survey, rated, hints, findings));
    return layout;
  }

  private Layout find() {
    List<String> columns = ratings;
    if (columns.stream().allMatch(survey::model)) {
      throw new CorpusException(
          file,
          "columns with people's ratings: numbers, or words that repeat (name them by --rated)",
          columns.isEmpty() ? "none" : "only models' ratings in " + columns);
    }
    if (hints.is(Hint.ROWS, Hints.ITEMS)) {
      return wideLayout(people());
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
        new WideRatings(survey, columns.stream().filter(c -> !survey.model(c)).toList());
    boolean rows = hints.one(Hint.RATER).isPresent();
    Optional<WideRatings.People> named = rows ? Optional.empty() : wide.named();
    if (named.isPresent()) {
      return wideLayout(hinted(wide).or(() -> named));
    }
    if (rater.isPresent() && !repeating.isEmpty()) {
      throw ids.doubled(List.of(repeating.get(0), rater.get()), "one row an item and rater");
    }
    Optional<String> repeated = repeatedItem();
    return repeated.isPresent()
        ? longLayout(repeated.get(), Optional.empty())
        : wideLayout(rows ? Optional.empty() : hinted(wide).or(wide::unnamed));
  }

  /** Who rated, where rows are items. */
  private Optional<WideRatings.People> people() {
    WideRatings wide =
        new WideRatings(survey, ratings.stream().filter(c -> !survey.model(c)).toList());
    return hinted(wide).or(wide::named).or(wide::unnamed);
  }

  /** The columns that the user names, of raters unless they are called as what was rated. */
  private Optional<WideRatings.People> hinted(WideRatings wide) {
    return hinted.size() < 2 || hinted.stream().anyMatch(ColumnNames::rated)
        ? Optional.empty()
        : Optional.of(wide.said(hinted));
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
        column -> Scales.guess(survey.answers(column)).isPresent() || survey.model(column);
    List<String> all = new ArrayList<>(sorting.ratings());
    List<String> addresses = all.stream().filter(c -> survey.answers(c).addresses()).toList();
    addresses.forEach(c -> findings.unread(c, "e-mail addresses are no ratings"));
    all.removeAll(addresses);
    if (all.stream().allMatch(survey::model)) {
      all.addAll(sorting.references());
      sorting.references().clear();
    }
    List<String> some = all.stream().filter(onAScale).toList();
    if (some.stream().allMatch(survey::model)) {
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

  /** Leaves out columns with the same answer in all rows, if there are others: no rating is so. */
  private void leaveConstant(List<String> columns) {
    List<String> constant =
        columns.stream()
            .filter(c -> !hinted.contains(c))
            .filter(c -> survey.distinct(c) == 1 && survey.rows() > 1)
            .toList();
    if (constant.size() < columns.size()) {
      constant.forEach(c -> findings.unread(c, "the same in all rows, so no rating"));
      columns.removeAll(constant);
    }
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
    AboutItems about = new AboutItems(survey, sorting, findings, item, rater);
    List<String> models = new ArrayList<>();
    List<String> dimensions = new ArrayList<>();
    for (String column : ratings) {
      if (column.equals(item) || rater.equals(Optional.of(column))) {
        continue;
      }
      boolean ofItem = survey.constantWithin(item, column);
      boolean property =
          ofItem && !survey.model(column) && !hinted.contains(column) && ofItems(item, column);
      boolean surely = hinted.contains(column) || ColumnNames.rated(column) && !property;
      if (survey.model(column)) {
        if (ofItem) {
          models.add(column);
        } else {
          findings.unread(column, "a model's, but rows of one item differ in it");
        }
      } else if (ofItem && !surely) {
        about.group(column);
      } else if (rater.isPresent() && !surely && survey.constantWithin(rater.get(), column)) {
        findings.unread(column, AboutItems.OF_RATERS);
      } else {
        dimensions.add(column);
      }
    }
    leaveConstant(dimensions);
    checkRated(dimensions);
    boolean people =
        rater.isEmpty()
            && dimensions.size() > 1
            && dimensions.stream().noneMatch(c -> ColumnNames.rated(c) || hinted.contains(c))
            && new Alike(survey).most(dimensions).size() == dimensions.size();
    if (people) {
      findings.doubt(
          "columns %s are taken for what was rated, and the rows of one \"%s\" for its raters: if the columns are raters', repeat with --rows items, or with --item and all columns that tell rows apart"
              .formatted(dimensions, item));
    }
    return new Layout(
        Layout.Shape.LONG,
        Optional.of(item),
        rater,
        about.find(),
        rated(byDimension(dimensions), models, ofItem(item)),
        modelRaters(rater));
  }

  private void checkRated(List<String> dimensions) {
    if (dimensions.isEmpty()) {
      throw new CorpusException(
          file, "a column with people's ratings that differ (name it by --rated)", "none");
    }
  }

  private SortedSet<String> modelRaters(Optional<String> rater) {
    SortedSet<String> models =
        rater.map(survey::values).map(ModelColumns::among).orElseGet(TreeSet::new);
    if (rater.isPresent() && models.size() == survey.distinct(rater.get())) {
      throw new CorpusException(
          file,
          "a person among the raters in column \"" + rater.get() + "\"",
          "only models " + models);
    }
    return models;
  }

  private Layout wideLayout(Optional<WideRatings.People> people) {
    Optional<String> item = itemOfRows(people.isPresent());
    item.ifPresent(ids::check);
    item.ifPresent(column -> findings.read(column, "item", "an id in every row"));
    people
        .map(WideRatings.People::doubt)
        .filter(doubt -> !doubt.isEmpty())
        .ifPresent(findings::doubt);
    people.ifPresent(found -> doubtRows(item, found));
    people.ifPresent(found -> doubtOthers(item, found));
    AboutItems about = new AboutItems(survey, sorting, findings, item.orElse(""), Optional.empty());
    Map<String, Map<String, String>> columns =
        people.map(WideRatings.People::columns).orElseGet(() -> byDimension(single()));
    List<String> references = new ArrayList<>(sorting.references());
    for (String column : ratings) {
      boolean rated = columns.values().stream().anyMatch(c -> c.containsValue(column));
      if (rated) {
        people.ifPresent(found -> findings.read(column, "rating", found.why()));
      } else if (concludes(people, column)) {
        references.add(column);
      } else if (!survey.model(column) && !item.equals(Optional.of(column))) {
        about.group(column);
      }
    }
    Optional<String> rater = people.isPresent() ? Optional.empty() : sorting.rater();
    sorting
        .rater()
        .filter(c -> !item.equals(Optional.of(c)))
        .ifPresent(c -> findings.unread(c, "raters have columns of their own"));
    rater.ifPresent(c -> findings.read(c, "rater", survey.distinct(c) + " different"));
    checkRated(List.copyOf(columns.keySet()));
    return new Layout(
        people.isPresent() ? Layout.Shape.WIDE : Layout.Shape.SINGLE,
        item,
        rater,
        about.find(),
        rated(columns, ratings.stream().filter(survey::model).toList(), references),
        new TreeSet<>());
  }

  /** Rows that are called as raters are, or that are fewer than raters, may be people. */
  private void doubtRows(Optional<String> item, WideRatings.People people) {
    long columns = people.columns().values().stream().mapToLong(Map::size).max().orElse(0);
    boolean called = item.filter(ColumnNames::rater).isPresent();
    if (!hints.is(Hint.ROWS, Hints.ITEMS) && (called || columns > survey.rows())) {
      findings.doubt(
          "rows are taken for items and columns for raters, though "
              + (called
                  ? "column \"" + item.orElseThrow() + "\" is called as raters are"
                  : "there are fewer rows than raters")
              + ": if a row is a person and a column what was rated, repeat with --rows raters");
    }
  }

  /**
   * Columns called as the raters are, by a word that says nothing, with answers of another sort.
   */
  private void doubtOthers(Optional<String> item, WideRatings.People people) {
    Set<String> raters =
        people.columns().values().stream()
            .flatMap(columns -> columns.values().stream())
            .collect(Collectors.toSet());
    List<String> others =
        ratings.stream()
            .filter(c -> !raters.contains(c) && !survey.model(c) && !item.equals(Optional.of(c)))
            .filter(c -> c.matches("\\p{L}+") && !ColumnNames.rated(c) && survey.distinct(c) > 1)
            .filter(c -> !sorting.candidates().contains(c))
            .toList();
    if (raters.stream().allMatch(c -> c.matches("\\p{L}+")) && !others.isEmpty()) {
      findings.doubt(
          "columns %s are not taken for raters, because their answers are not like those of the others: if they are, write all answers alike, or name all raters by --rated"
              .formatted(others));
    }
  }

  /** A column called as what was rated, beside raters' own, with answers like theirs. */
  private boolean concludes(Optional<WideRatings.People> people, String column) {
    boolean like =
        people.isPresent()
            && !survey.model(column)
            && ColumnNames.rated(column)
            && people.get().columns().values().stream()
                .flatMap(of -> of.values().stream())
                .allMatch(rater -> new Alike(survey).are(rater, column));
    if (like) {
      findings.doubt(
          "column \"%s\" is taken for what the raters concluded, because they have columns of their"
                  .formatted(column)
              + " own and its answers are like theirs: if it is another rater's, name all raters'"
              + " columns by --rated");
    }
    return like;
  }

  /** True if answers of many raters would all be alike, beside others that are not. */
  private boolean ofItems(String item, String column) {
    boolean others =
        ratings.stream()
            .filter(c -> !c.equals(item) && !survey.model(c) && ColumnNames.rated(c))
            .anyMatch(c -> !survey.constantWithin(item, c));
    long several = survey.rowsBy(item).values().stream().filter(rows -> rows.size() > 1).count();
    boolean property = others && several >= MANY_ITEMS;
    if (property) {
      findings.doubt(
          "column \"%s\" is the same in all rows of an item, so it is taken for no rating: if all"
                  .formatted(column)
              + " raters agreed, name it and the others by --rated");
    }
    return property;
  }

  /** References that are the same in all rows of an item; others are told. */
  private List<String> ofItem(String item) {
    List<String> kept = new ArrayList<>(sorting.references());
    kept.removeIf(c -> !survey.constantWithin(item, c));
    sorting.references().stream()
        .filter(c -> !kept.contains(c))
        .forEach(c -> findings.unread(c, "a reference, but rows of one item differ in it"));
    return kept;
  }

  /**
   * The column with an id of every row; empty if rows are told apart by their place.
   *
   * @param columns true if raters have columns of their own, so that no column names them
   */
  private Optional<String> itemOfRows(boolean columns) {
    List<String> all = new ArrayList<>(sorting.items());
    sorting.conversation().ifPresent(all::add);
    if (columns) {
      survey.sheet().columns().stream()
          .filter(c -> StimulusColumns.shownBy(c) && !sorting.texts().contains(c))
          .filter(c -> !ratings.contains(c) || !survey.answers(c).numeric())
          .forEach(all::add);
      sorting.rater().ifPresent(all::add);
    }
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
    List<String> people = ratings.stream().filter(c -> !survey.model(c)).toList();
    List<String> named =
        people.stream().filter(c -> hinted.contains(c) || ColumnNames.rated(c)).toList();
    List<String> dimensions = new ArrayList<>(named.isEmpty() ? people : named);
    leaveConstant(dimensions);
    return dimensions;
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

  private List<Layout.RatingColumns> rated(
      Map<String, Map<String, String>> people, List<String> models, List<String> references) {
    List<String> names = List.copyOf(people.keySet());
    Map<String, Map<String, String>> ofModels = ModelColumns.of(models, names, findings);
    Map<String, String> concluded = ModelColumns.ReferenceColumns.of(references, names, findings);
    List<Layout.RatingColumns> rated = new ArrayList<>();
    people.forEach(
        (dimension, columns) ->
            rated.add(
                new Layout.RatingColumns(
                    dimension,
                    columns,
                    ofModels.getOrDefault(dimension, Map.of()),
                    Optional.ofNullable(concluded.get(dimension)))));
    return rated;
  }
}
