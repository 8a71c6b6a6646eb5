package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/** Writes yes and no in one way where raters wrote them in several: y, Yes, TRUE; n, No, FALSE. */
final class YesAndNo implements RatingsFile.Step {

  private static final Set<String> YES =
      Set.of("yes", "y", "true", "t", "ja", "j", "wahr", "oui", "o", "vrai", "si", "s\u00ed");

  private static final Set<String> NO =
      Set.of("no", "n", "false", "f", "nein", "falsch", "non", "faux", "falso");

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Set<String> roles =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION)
            .flatMap(hint -> hints.all(hint).stream())
            .collect(Collectors.toSet());
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      List<String> given =
          sheet.values(column).stream()
              .map(String::strip)
              .filter(v -> !Unanswered.surely(v) && !Unanswered.words(v) && !hints.missing(v))
              .toList();
      boolean words = given.stream().allMatch(v -> in(YES, v) || in(NO, v));
      if (words && !given.isEmpty() && !roles.contains(column)) {
        columns.put(column, given);
      }
    }
    Sheet turned = sheet;
    while (!columns.isEmpty()) {
      List<String> group = group(columns);
      Map<String, Integer> yes = new TreeMap<>();
      Map<String, Integer> no = new TreeMap<>();
      for (String column : group) {
        columns.remove(column).forEach(v -> (in(YES, v) ? yes : no).merge(v, 1, Integer::sum));
      }
      boolean several = forms(yes) > 1 || forms(no) > 1;
      if (several && !yes.isEmpty() && !no.isEmpty()) {
        turned = written(turned, group, most(yes), most(no));
      }
    }
    return turned;
  }

  /**
   * The first column and those that share a word with it, or with one that does; of raters by their
   * names all. Others may be about something else.
   */
  private static List<String> group(Map<String, List<String>> columns) {
    List<String> group = new ArrayList<>(List.of(columns.keySet().iterator().next()));
    for (int at = 0; at < group.size(); at++) {
      String one = group.get(at);
      Set<String> words = words(columns.get(one));
      columns.forEach(
          (other, given) -> {
            boolean raters = ColumnNames.surelyRater(one) && ColumnNames.surelyRater(other);
            boolean shared = words(given).stream().anyMatch(words::contains);
            if (!group.contains(other) && (raters || shared)) {
              group.add(other);
            }
          });
    }
    return group;
  }

  private static Set<String> words(List<String> given) {
    return given.stream().map(v -> v.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static boolean in(Set<String> words, String value) {
    return words.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Spellings that differ in more than case. */
  private static long forms(Map<String, Integer> counts) {
    return counts.keySet().stream().map(v -> v.toLowerCase(Locale.ROOT)).distinct().count();
  }

  private static String most(Map<String, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static Sheet written(Sheet sheet, List<String> columns, String yes, String no) {
    List<List<String>> values = new ArrayList<>();
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      values.add(
          columns.contains(column)
              ? raw.stream()
                  .map(v -> in(YES, v.strip()) ? yes : in(NO, v.strip()) ? no : v)
                  .toList()
              : raw);
    }
    return sheet.with(
        sheet.columns(),
        Sheet.Rows.of(sheet, values),
        sheet
            .edits()
            .changing(
                "yes and no, written in several ways in columns %s, are \"%s\" and \"%s\""
                    .formatted(columns, yes, no)));
  }
}
