package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the columns of a table are, as far as names and values of each tell: a draft sorts them so
 * before it looks at how they stand to each other.
 *
 * @param item the column that is likeliest to say what was rated; nothing where none is called so
 * @param rater the column that is called as one that says who rated
 * @param ratings columns that may hold people's ratings
 */
public record Columns(Optional<String> item, Optional<String> rater, List<String> ratings) {

  /**
   * Sorts columns.
   *
   * @param file name of the file
   * @param names names of the columns, all different
   * @param rows rows, each with a value for every column
   */
  public static Columns of(String file, List<String> names, List<List<String>> rows) {
    List<Sheet.Line> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new Sheet.Line(lines.size(), row)));
    Sheet sheet = new Sheet(file, "", "", "", names, lines, Edits.none());
    Sorting sorting = new Sorting(new Survey(sheet), Hints.none(), new Findings(sheet));
    return new Columns(
        sorting.items().stream().filter(sorting::surelyItem).findFirst().or(sorting::text),
        sorting.rater(),
        sorting.ratings().stream().filter(column -> !ModelColumns.is(column)).toList());
  }

  /** Texts among answers on one scale that stand for a missing one. */
  public static SortedSet<String> missing(Collection<String> answers) {
    return Answers.of(answers).missing();
  }
}
