package org.attune.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Columns;

/**
 * Where in a sheet items, raters and ratings stand. Empty values, {@code NA}, {@code NaN} and what
 * else stands for a missing answer on the scale, such as -99, are missing ratings.
 */
sealed interface Shape {

  /** Names of columns that hold what was rated where none is called as an id. */
  Set<String> ITEMS = Set.of("unit", "turn", "utterance", "text");

  /** Names of columns that hold ratings. */
  Set<String> RATINGS = Set.of("rating", "score", "value", "label", "code", "answer");

  /** What statistics packages write for a value that is not there. */
  Set<String> MISSING = Set.of("", "na", "nan");

  /** Who said what of which item. */
  record Rating(long line, String item, String rater, String value) {}

  /** The ratings in the order of the sheet, missing ones left out. */
  List<Rating> ratings(Sheet sheet);

  /** Every answer in the columns of ratings. */
  List<String> answers(Sheet sheet);

  /** Answers that stand for a missing one. */
  default Set<String> missing(Sheet sheet) {
    List<String> answers = answers(sheet);
    Set<String> missing = new TreeSet<>(Columns.missing(answers));
    answers.stream()
        .filter(v -> MISSING.contains(v.toLowerCase(Locale.ROOT)))
        .forEach(missing::add);
    return missing;
  }

  /** Names of the raters in order. */
  List<String> raters(Sheet sheet);

  /** The column that holds what was rated. */
  String item();

  /** A rating a row. */
  record LongForm(String item, String rater, String rating) implements Shape {
    @Override
    public List<Rating> ratings(Sheet sheet) {
      int who = sheet.column(rater);
      int what = sheet.column(item);
      int value = sheet.column(rating);
      List<Rating> all = new ArrayList<>();
      Map<List<String>, Long> lines = new HashMap<>();
      Set<String> missing = missing(sheet);
      for (Sheet.Row row : sheet.rows()) {
        List<String> values = row.values();
        Long first = lines.put(List.of(values.get(what), values.get(who)), row.line());
        if (first != null) {
          throw new CorpusException(
              sheet.file() + ":" + row.line(),
              "one rating of an item by a rater",
              "a second of "
                  + values.get(what)
                  + " by "
                  + values.get(who)
                  + ", the first is in line "
                  + first);
        }
        if (!missing.contains(values.get(value))) {
          all.add(new Rating(row.line(), values.get(what), values.get(who), values.get(value)));
        }
      }
      return all;
    }

    @Override
    public List<String> answers(Sheet sheet) {
      return sheet.values(rating);
    }

    @Override
    public List<String> raters(Sheet sheet) {
      int who = sheet.column(rater);
      return sheet.rows().stream().map(row -> row.values().get(who)).distinct().toList();
    }

    @Override
    public String toString() {
      return "items in column " + item + ", raters in " + rater + ", ratings in " + rating;
    }
  }

  /** An item a row, a rater a column. */
  record WideForm(String item, List<String> raters) implements Shape {
    @Override
    public List<Rating> ratings(Sheet sheet) {
      int what = sheet.column(item);
      List<Rating> all = new ArrayList<>();
      Set<String> items = new HashSet<>();
      Set<String> missing = missing(sheet);
      for (Sheet.Row row : sheet.rows()) {
        String name = row.values().get(what);
        if (!items.add(name)) {
          throw new CorpusException(
              sheet.file() + ":" + row.line(), "an item a row", "a second row of " + name);
        }
        for (String rater : raters) {
          String value = row.values().get(sheet.column(rater));
          if (!missing.contains(value)) {
            all.add(new Rating(row.line(), name, rater, value));
          }
        }
      }
      return all;
    }

    @Override
    public List<String> answers(Sheet sheet) {
      return raters.stream().flatMap(rater -> sheet.values(rater).stream()).toList();
    }

    @Override
    public List<String> raters(Sheet sheet) {
      return raters;
    }

    @Override
    public String toString() {
      return "items in column " + item + ", ratings in a column for each rater";
    }
  }

  /**
   * The shape that the columns tell, by what a draft takes them for. With a column of raters it is
   * long: the column of ratings has a usual name or is the only one left. Else it is wide: the
   * column of items has a usual name or is the first, and raters are those that may hold ratings.
   */
  static Shape guess(Sheet sheet) {
    Columns columns =
        Columns.of(
            sheet.file(), sheet.columns(), sheet.rows().stream().map(Sheet.Row::values).toList());
    Optional<String> item = columns.item().or(() -> named(sheet, ITEMS));
    Optional<String> rater = columns.rater();
    if (rater.isEmpty()) {
      String what = item.orElse(sheet.columns().get(0));
      List<String> raters = without(columns.ratings(), what);
      return new WideForm(what, raters.isEmpty() ? without(sheet.columns(), what) : raters);
    }
    List<String> rest = without(columns.ratings(), item.orElse(""));
    Optional<String> rating = rest.size() == 1 ? Optional.of(rest.get(0)) : named(sheet, RATINGS);
    if (item.isEmpty() || rating.isEmpty()) {
      throw new CorpusException(
          sheet.file() + ":1",
          "columns of items, raters and ratings that can be told by their names, or the names in"
              + " Ratings.readLong(file, item, rater, rating)",
          sheet.columns().toString());
    }
    return new LongForm(item.get(), rater.get(), rating.get());
  }

  private static List<String> without(List<String> columns, String column) {
    return columns.stream().filter(c -> !c.equals(column)).toList();
  }

  private static Optional<String> named(Sheet sheet, Set<String> names) {
    return sheet.columns().stream()
        .filter(column -> names.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
