package org.attune.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.corpus.CorpusException;

/**
 * Where in a sheet items, raters and ratings stand. Empty values, {@code NA} and {@code NaN} are
 * missing ratings.
 */
sealed interface Shape {

  /** Names of columns that hold what was rated. */
  Set<String> ITEMS = Set.of("item", "unit", "turn", "utterance", "text", "id", "stimulus");

  /** Names of columns that hold who rated. */
  Set<String> RATERS = Set.of("rater", "coder", "annotator", "judge", "participant", "worker");

  /** Names of columns that hold ratings. */
  Set<String> RATINGS = Set.of("rating", "score", "value", "label", "code", "answer");

  /** What statistics packages write for a value that is not there. */
  Set<String> MISSING = Set.of("", "na", "nan");

  /** Who said what of which item. */
  record Rating(long line, String item, String rater, String value) {}

  /** The ratings in the order of the sheet, missing ones left out. */
  List<Rating> ratings(Sheet sheet);

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
        if (!absent(values.get(value))) {
          all.add(new Rating(row.line(), values.get(what), values.get(who), values.get(value)));
        }
      }
      return all;
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
      for (Sheet.Row row : sheet.rows()) {
        String name = row.values().get(what);
        if (!items.add(name)) {
          throw new CorpusException(
              sheet.file() + ":" + row.line(), "an item a row", "a second row of " + name);
        }
        for (String rater : raters) {
          String value = row.values().get(sheet.column(rater));
          if (!absent(value)) {
            all.add(new Rating(row.line(), name, rater, value));
          }
        }
      }
      return all;
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

  private static boolean absent(String value) {
    return MISSING.contains(value.toLowerCase(Locale.ROOT));
  }

  /**
   * The shape that the names of the columns tell. With a column of raters it is long: the column of
   * ratings has a usual name or is the only one left. Else it is wide: the column of items has a
   * usual name or is the first, all others are raters.
   */
  static Shape guess(Sheet sheet) {
    Optional<String> item = named(sheet, ITEMS);
    Optional<String> rater = named(sheet, RATERS);
    if (rater.isEmpty()) {
      String what = item.orElse(sheet.columns().get(0));
      return new WideForm(what, sheet.columns().stream().filter(c -> !c.equals(what)).toList());
    }
    List<String> rest =
        sheet.columns().stream()
            .filter(c -> !c.equals(rater.get()) && !item.equals(Optional.of(c)))
            .toList();
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

  private static Optional<String> named(Sheet sheet, Set<String> names) {
    return sheet.columns().stream()
        .filter(column -> names.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
