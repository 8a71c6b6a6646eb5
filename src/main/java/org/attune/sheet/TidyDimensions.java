package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Turns a table with a row for each rating of one dimension, which a column names, into one with a
 * column a dimension; and one with a row for each label a rater gave into one with sets of labels.
 */
final class TidyDimensions implements RatingsFile.Step {

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    return new Turning(sheet, hints).turned();
  }

  /** One table. */
  private static final class Turning {

    private static final int MOST = 63;

    private final Sheet sheet;
    private final Hints hints;
    private final ColumnProfiles survey;
    private final Sorting sorting;

    /** Columns of raters, where rows are items and dimensions. */
    private final List<String> raters;

    /** True if nothing but their answers says that they are raters. */
    private final boolean doubtful;

    Turning(Sheet sheet, Hints hints) {
      this.sheet = sheet;
      this.hints = hints;
      survey = new ColumnProfiles(sheet);
      sorting = new Sorting(survey, hints, new ColumnGuesses(sheet));
      List<String> sure = sheet.columns().stream().filter(ColumnNames::surelyRater).toList();
      boolean unsure = sure.size() < 2 && hints.one(Hint.VALUE).isEmpty();
      raters = sorting.rater().isPresent() ? List.of() : unsure ? likelyRaters() : sure;
      doubtful = unsure && !raters.isEmpty();
    }

    /** Columns with one sort of answers, beside one that is called as what says what was rated. */
    private List<String> likelyRaters() {
      List<String> dimensions =
          sheet.columns().stream()
              .filter(c -> ColumnNames.dimension(c) && !survey.answers(c).numeric())
              .toList();
      List<String> others =
          sorting.ratings().stream()
              .filter(c -> !dimensions.contains(c))
              .filter(c -> !ModelColumns.is(c, sheet.columns(), hints))
              .toList();
      boolean raters =
          dimensions.size() == 1
              && others.size() > 1
              && others.stream().noneMatch(c -> ColumnNames.rated(c) || ColumnNames.value(c))
              && new Alike(survey).most(others).equals(others);
      return raters ? others : List.of();
    }

    Sheet turned() {
      Optional<String> said = hints.one(Hint.DIMENSION);
      if (said.isPresent()) {
        List<String> key = key(said.get());
        if (survey.distinct(said.get()) > MOST) {
          throw refused(
              said.get(), "up to " + MOST + " dimensions", survey.distinct(said.get()) + "");
        }
        return pivoted(key, said.get(), value(key, said.get(), true).orElseThrow());
      }
      boolean told =
          hints.one(Hint.ITEM).filter(c -> survey.repeated(with(c)).isEmpty()).isPresent();
      if (told || sorting.rater().isEmpty() && raters.size() < 2) {
        return sheet;
      }
      Optional<List<String>> key =
          items().stream()
              .filter(item -> !survey.unique(item))
              .map(this::with)
              .findFirst()
              .filter(k -> !survey.repeated(k).isEmpty())
              .filter(k -> items().stream().noneMatch(this::suffices));
      if (key.isEmpty()) {
        return sheet;
      }
      List<String> dimensions =
          sheet.columns().stream().filter(c -> dimension(key.get(), c)).toList();
      for (String dimension : dimensions) {
        Optional<String> value = value(key.get(), dimension, false);
        boolean sure = ColumnNames.dimension(dimension) || crossed(key.get(), dimension);
        if (value.isPresent() && sure) {
          return pivoted(key.get(), dimension, value.get());
        }
        if (value.isEmpty()
            && raters.isEmpty()
            && ColumnNames.rated(dimension)
            && rated(key.get(), dimension).isEmpty()
            && together(key.get())) {
          return collected(key.get(), dimension);
        }
      }
      return sheet;
    }

    /** Columns that may tell items apart, also those that are called by what people are shown. */
    private List<String> items() {
      return Stream.concat(
              sorting.candidates().stream(),
              sheet.columns().stream().filter(StimulusColumns::shownBy))
          .distinct()
          .toList();
    }

    private boolean suffices(String item) {
      return !survey.unique(item) && survey.repeated(with(item)).isEmpty();
    }

    private List<String> with(String item) {
      return Stream.concat(Stream.of(item), sorting.rater().stream()).distinct().toList();
    }

    /** Columns that tell apart who rated what, where the user names the column of dimensions. */
    private List<String> key(String dimension) {
      return Stream.concat(
              items().stream().filter(item -> !survey.unique(item)),
              items().stream().filter(survey::unique))
          .filter(item -> !item.equals(dimension))
          .map(this::with)
          .filter(k -> unique(k, dimension))
          .findFirst()
          .orElseThrow(
              () ->
                  refused(
                      dimension,
                      "a row for each item, rater and dimension",
                      "rows that repeat those of an earlier one"));
    }

    private CorpusException refused(String dimension, String expected, String found) {
      return new CorpusException(
          sheet.file(), "column \"" + dimension + "\" (--dimension) with " + expected, found);
    }

    private boolean unique(List<String> key, String dimension) {
      return survey.repeated(Stream.concat(key.stream(), Stream.of(dimension)).toList()).isEmpty();
    }

    private boolean dimension(List<String> key, String column) {
      return !key.contains(column)
          && !raters.contains(column)
          && (!survey.answers(column).numeric() || ColumnNames.dimension(column))
          && survey.firstEmpty(column) < 0
          && !survey.times(column)
          && survey.distinct(column) > 1
          && survey.distinct(column) <= MOST
          && 2 * survey.distinct(column) <= survey.rows()
          && !survey.constantWithin(key.get(0), column)
          && unique(key, column);
    }

    /** True if each rater rated each item on all dimensions. */
    private boolean crossed(List<String> key, String dimension) {
      int pairs = survey.rows() - survey.repeated(key).size();
      return pairs * survey.distinct(dimension) == survey.rows();
    }

    /** True if rows of one rater and item stand together, and not all are as many. */
    private boolean together(List<String> key) {
      Map<List<String>, List<Integer>> rows = rows(key);
      return rows.values().stream()
              .allMatch(of -> of.get(of.size() - 1) - of.get(0) == of.size() - 1)
          && rows.values().stream().map(List::size).distinct().count() > 1;
    }

    private Map<List<String>, List<Integer>> rows(List<String> key) {
      Map<List<String>, List<Integer>> rows = new LinkedHashMap<>();
      for (int row = 0; row < survey.rows(); row++) {
        int at = row;
        List<String> of = key.stream().map(c -> survey.values(c).get(at)).toList();
        rows.computeIfAbsent(of, k -> new ArrayList<>()).add(row);
      }
      return rows;
    }

    /** Columns that may hold the ratings. */
    private List<String> rated(List<String> key, String dimension) {
      return sorting.ratings().stream()
          .filter(
              c ->
                  !c.equals(dimension)
                      && !key.contains(c)
                      && !ModelColumns.is(c, sheet.columns(), hints))
          .filter(c -> key.stream().noneMatch(k -> survey.constantWithin(k, c)))
          .filter(c -> !survey.constantWithin(dimension, c))
          .toList();
    }

    private Optional<String> value(List<String> key, String dimension, boolean wanted) {
      if (!raters.isEmpty()) {
        return Optional.of("");
      }
      if (hints.one(Hint.VALUE).isPresent()) {
        return hints.one(Hint.VALUE);
      }
      List<String> rated = rated(key, dimension);
      List<String> called = rated.stream().filter(ColumnNames::value).toList();
      List<String> likely = rated.size() > 1 && !called.isEmpty() ? called : rated;
      if (likely.size() > 1 || wanted && likely.isEmpty()) {
        if (wanted) {
          throw new CorpusException(
              sheet.file(),
              "one column with the ratings of the dimensions in \"" + dimension + "\" (--value)",
              likely.toString());
        }
        return Optional.empty();
      }
      return likely.stream().findFirst();
    }

    /** A column a dimension. */
    private Sheet pivoted(List<String> key, String dimension, String value) {
      Set<String> names =
          new LinkedHashSet<>(sheet.values(dimension).stream().map(String::strip).toList());
      Map<String, String> columns = new LinkedHashMap<>();
      names.forEach(name -> columns.put(name, name.replace(" ~ ", " - ")));
      List<String> who = raters.isEmpty() ? List.of(value) : raters;
      List<String> about = about(key, dimension, who);
      List<Sheet.Line> lines = new ArrayList<>();
      for (List<Integer> rows : rows(key).values()) {
        for (String column : who) {
          List<String> line = new ArrayList<>();
          about.forEach(c -> line.add(survey.values(c).get(rows.get(0))));
          if (!raters.isEmpty()) {
            line.add(column);
          }
          for (String name : names) {
            line.add(
                rows.stream()
                    .filter(row -> survey.values(dimension).get(row).strip().equals(name))
                    .map(row -> survey.values(column).get(row))
                    .findFirst()
                    .orElse(""));
          }
          lines.add(sheet.lines().get(rows.get(0)).with(line));
        }
      }
      List<String> all = new ArrayList<>(about);
      Hints known = Hints.none();
      if (!raters.isEmpty()) {
        String rater = about.contains("rater") ? "who rated" : "rater";
        all.add(rater);
        known = known.with(Hint.RATER, rater);
      }
      List<String> rated =
          columns.values().stream().map(n -> all.contains(n) ? n + " rated" : n).toList();
      all.addAll(rated);
      Sheet.Edits edits = left(key, dimension, who, about);
      if (doubtful) {
        edits =
            edits.doubting(
                "%s are taken for raters, because column \"%s\" says what was rated: if a row is a rater's, name the column that says whose by --rater"
                    .formatted(String.join(", ", raters), dimension));
      }
      return sheet.with(
          all,
          lines,
          edits
              .changing(
                  "column \""
                      + dimension
                      + "\" says what was rated: turned into a column a dimension, "
                      + String.join(", ", rated))
              .knowing(known.with(Hint.ITEM, key.get(0)).with(Hint.RATED, rated)));
    }

    /** A set of labels for each rater and item. */
    private Sheet collected(List<String> key, String labels) {
      List<String> about = about(key, labels, List.of());
      List<String> all = new ArrayList<>(about);
      all.add(labels);
      List<Sheet.Line> lines = new ArrayList<>();
      for (List<Integer> rows : rows(key).values()) {
        List<String> line = new ArrayList<>();
        about.forEach(c -> line.add(survey.values(c).get(rows.get(0))));
        line.add(
            String.join(
                ";",
                rows.stream()
                    .map(row -> survey.values(labels).get(row).strip().replace(";", ","))
                    .toList()));
        lines.add(sheet.lines().get(rows.get(0)).with(line));
      }
      return sheet.with(
          all,
          lines,
          left(key, labels, List.of(), about)
              .changing(
                  "rows of one rater and item are read as one set of labels (\"" + labels + "\")")
              .doubting(
                  "some raters have several rows of an item, with other labels: they are read as"
                      + " all the labels given; if one corrects another, delete it"));
    }

    /** Columns that are the same in all rows of a rater and item. */
    private List<String> about(List<String> key, String dimension, List<String> values) {
      return sheet.columns().stream()
          .filter(c -> !c.equals(dimension) && !values.contains(c))
          .filter(c -> key.contains(c) || same(key, c))
          .toList();
    }

    private boolean same(List<String> key, String column) {
      return survey.repeated(key).size()
          == survey.repeated(Stream.concat(key.stream(), Stream.of(column)).toList()).size();
    }

    private Sheet.Edits left(
        List<String> key, String dimension, List<String> values, List<String> about) {
      Sheet.Edits edits = sheet.edits();
      for (String column : sheet.columns()) {
        if (!about.contains(column) && !column.equals(dimension) && !values.contains(column)) {
          edits =
              edits.leaving(column, "it differs between rows of one " + String.join(" and ", key));
        }
      }
      return edits;
    }
  }
}
