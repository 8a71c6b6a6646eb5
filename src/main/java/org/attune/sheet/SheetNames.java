package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;

/** Names of columns in the first row of a table, and what may stand there or below it instead. */
final class SheetNames {

  private static final int LONGEST_SHOWN = 40;

  private SheetNames() {}

  /**
   * The columns of a table, for messages, but no text or rater of a first row that names none: a
   * name does not stand among the values of its column, and is no text.
   */
  static String shown(Sheet sheet) {
    List<String> shown = new ArrayList<>();
    for (String name : sheet.columns()) {
      if (Decimals.number(name).isEmpty() && sheet.values(name).contains(name)) {
        return sheet.columns().size()
            + " columns, of which one is called as one of its values (does the first line name"
            + " them?)";
      }
      shown.add(name.length() <= LONGEST_SHOWN ? name : "(" + name.length() + " characters)");
    }
    return "columns " + shown;
  }

  /**
   * Names by which cards call the columns: a column without a name is called by its number.
   *
   * @param where file and line, for messages
   * @param row the first row
   */
  static List<String> of(String where, List<String> row) {
    if (row.size() > 1 && row.stream().allMatch(name -> Decimals.number(name).isPresent())) {
      throw new CorpusException(where, "names of the columns", "numbers");
    }
    if (row.size() == 1) {
      throw new CorpusException(
          where,
          "names of columns between commas, semicolons, tabs or | (delete lines above them, such as"
              + " a title)",
          "one column");
    }
    List<String> names = new ArrayList<>();
    for (String name : row) {
      int times = name.isBlank() ? 1 : Collections.frequency(row, name);
      if (times > 1) {
        throw new CorpusException(
            where,
            "different names of columns",
            "\"%s\" %d times (if raters, write %s_r1, %s_r2, ...)"
                .formatted(name, times, name, name));
      }
      if (name.contains(" ~ ")) {
        throw new CorpusException(
            where, "names of columns without \" ~ \", which cards use", "\"" + name + "\"");
      }
      String number = Integer.toString(names.size() + 1);
      names.add(!name.isBlank() ? name : row.contains(number) ? "unnamed " + number : number);
    }
    return List.copyOf(names);
  }

  /**
   * Looks at what stands around the names.
   *
   * @throws CorpusException if the first row is a title
   */
  static void check(Sheet sheet) {
    List<String> unnamed = new ArrayList<>();
    for (int at = 0; at < sheet.columns().size(); at++) {
      String name = sheet.columns().get(at);
      boolean numbered = name.matches("(unnamed )?" + (at + 1));
      if (numbered && sheet.values(name).stream().anyMatch(value -> !value.isBlank())) {
        unnamed.add(name);
      }
    }
    if (2 * unnamed.size() > sheet.columns().size()) {
      throw new CorpusException(
          sheet.file() + ":1",
          "names of the columns (delete lines above them, such as a title)",
          unnamed.size() + " of " + sheet.columns().size() + " columns without a name");
    }
  }

  /**
   * Looks whether anything is below rows that describe the columns.
   *
   * @throws CorpusException if nothing is
   */
  static void checkRows(Sheet sheet, int described) {
    if (sheet.lines().size() == described) {
      throw new CorpusException(
          sheet.file(), "answers below the ids that Qualtrics gives the columns", "none");
    }
  }
}
