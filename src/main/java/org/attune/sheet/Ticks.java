package org.attune.sheet;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What marks in a column of one label mean: ticked, not ticked, or the label's own name where it is
 * given.
 *
 * @param yes the only mark for ticked, in lower case; empty if nothing is ticked
 * @param no marks for not ticked; without the empty one
 * @param blanks whether there are empty cells
 */
record Ticks(String yes, Set<String> no, boolean blanks) {

  private static final Set<String> YES =
      Set.of(
          "x",
          "xx",
          "\u00d7",
          "\u2713",
          "\u2714",
          "\u2705",
          "\u2611",
          "\u2612",
          "\u2717",
          "\u2718",
          "1",
          "1.0",
          "true",
          "t",
          "yes",
          "y",
          "on",
          "checked",
          "selected",
          "ticked",
          "*",
          "+",
          "\u2022",
          "\u25cf",
          "ja",
          "j",
          "wahr",
          "oui",
          "vrai",
          "si",
          "s\u00ed",
          "s\u00ec",
          "verdadero",
          "vero",
          "waar",
          "sim",
          "\u0434\u0430",
          "\u662f");

  private static final Set<String> NO =
      Set.of(
          "0",
          "0.0",
          "false",
          "f",
          "no",
          "n",
          "off",
          "unchecked",
          "\u2610",
          "-",
          "\u2013",
          "\u25cb",
          "nein",
          "falsch",
          "non",
          "faux",
          "falso",
          "nee",
          "onwaar",
          "n\u00e3o",
          "\u043d\u0435\u0442",
          "\u5426");

  /** True of a mark for ticked, whatever the label is. */
  static boolean yes(String cell) {
    return YES.contains(plain(cell));
  }

  /** True of a mark for not ticked that is not the label itself. */
  static boolean no(String label, String cell) {
    return NO.contains(plain(cell)) && !plain(cell).equals(plain(label));
  }

  /** A column of answers, or null if they are no marks. */
  static Ticks of(String label, Iterable<String> values) {
    TreeSet<String> yes = new TreeSet<>();
    TreeSet<String> no = new TreeSet<>();
    boolean blanks = false;
    for (String value : values) {
      String plain = plain(value);
      if (plain.isEmpty()) {
        blanks = true;
      } else if (no(label, plain)) {
        no.add(plain);
      } else {
        yes.add(plain);
      }
    }
    boolean mark = yes.size() <= 1 && yes.stream().allMatch(y -> yes(y) || own(label, y));
    return mark && !(yes.isEmpty() && no.isEmpty() && !blanks) && no.size() <= 1
        ? new Ticks(yes.isEmpty() ? "" : yes.first(), no, blanks)
        : null;
  }

  /** True if a mark is the label's name, or its number as in {@code scale_4}. */
  static boolean own(String label, String mark) {
    String name = ColumnNames.plain(label);
    String given = ColumnNames.plain(mark);
    return !given.isEmpty() && (name.equals(given) || name.endsWith("-" + given));
  }

  /** True if a cell is ticked. */
  boolean ticked(String cell) {
    return !yes.isEmpty() && plain(cell).equals(yes);
  }

  /** True if each mark is the label's own name, so that marks differ from label to label. */
  boolean named(String label) {
    return !yes.isEmpty() && own(label, yes);
  }

  /** True if only what is ticked is written: there is no other way to have such a column. */
  boolean box() {
    return no.isEmpty() && blanks && !yes.isEmpty();
  }

  /** True if nothing is ticked. */
  boolean never() {
    return yes.isEmpty();
  }

  /** True if two columns are marked in the same way, as far as they are marked. */
  boolean like(Ticks other) {
    boolean yesAlike = yes.isEmpty() || other.yes.isEmpty() || yes.equals(other.yes);
    boolean noAlike = no.isEmpty() || other.no.isEmpty() || no.equals(other.no);
    return yesAlike && noAlike;
  }

  private static String plain(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
