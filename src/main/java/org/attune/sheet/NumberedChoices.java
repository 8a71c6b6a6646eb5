package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/**
 * Labels of one answer in several columns, as {@code emotion1, emotion2, emotion3}: filled from the
 * first on and never twice the same. They are one set; raters would agree somewhere.
 */
final class NumberedChoices implements RatingsFile.Step {

  private static final Pattern NUMBERED = Pattern.compile("(.*\\p{L})[\\s_.-]*(\\d)");

  /** Fewer rows with several labels may differ by chance. */
  private static final int SOME = 4;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      Matcher name = NUMBERED.matcher(column);
      if (name.matches() && ColumnNames.rated(name.group(1))) {
        groups.computeIfAbsent(name.group(1).strip(), g -> new ArrayList<>()).add(column);
      }
    }
    Sheet turned = sheet;
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      boolean said = hints.all(Hint.RATED).stream().anyMatch(group.getValue()::contains);
      boolean free = !sheet.columns().contains(group.getKey());
      if (!said && free && choices(sheet, group.getValue())) {
        turned = joined(turned, group.getKey(), group.getValue());
      }
    }
    return turned;
  }

  private static boolean choices(Sheet sheet, List<String> columns) {
    int several = 0;
    int single = 0;
    Set<String> first = new HashSet<>(sheet.values(columns.get(0)));
    Set<String> later = new HashSet<>();
    for (List<String> row : rows(sheet, columns)) {
      List<String> given = given(row);
      if (!row.subList(0, given.size()).equals(given) // a gap, as raters leave them
          || new HashSet<>(given).size() < given.size()) {
        return false;
      }
      several += given.size() > 1 ? 1 : 0;
      single += given.size() == 1 ? 1 : 0;
      later.addAll(given.isEmpty() ? given : given.subList(1, given.size()));
    }
    later.retainAll(first);
    boolean words =
        columns.stream()
            .map(c -> AnswerCounts.of(sheet.values(c)))
            .allMatch(a -> a.isEmpty() || !a.numeric());
    return columns.size() > 1 && several >= SOME && single > 0 && !later.isEmpty() && words;
  }

  private static List<List<String>> rows(Sheet sheet, List<String> columns) {
    List<Integer> at = columns.stream().map(sheet.columns()::indexOf).toList();
    return sheet.lines().stream()
        .map(line -> at.stream().map(i -> line.values().get(i).strip()).toList())
        .toList();
  }

  private static List<String> given(List<String> row) {
    return row.stream().filter(v -> !v.isEmpty()).toList();
  }

  private static Sheet joined(Sheet sheet, String name, List<String> columns) {
    List<String> left = new ArrayList<>(sheet.columns());
    left.removeAll(columns);
    List<List<String>> values = new ArrayList<>(left.stream().map(sheet::values).toList());
    List<String> sets = new ArrayList<>();
    for (List<String> row : rows(sheet, columns)) {
      List<String> given = given(row);
      sets.add(given.isEmpty() ? "" : JsonText.list(given));
    }
    left.add(name);
    values.add(sets);
    return sheet.with(
        left,
        Sheet.Rows.of(sheet, values),
        sheet
            .edits()
            .doubting(
                "columns "
                    + columns
                    + " are filled from the first on, never twice with one label, and so taken for"
                    + " the labels of one answer: if they are dimensions or raters, name them by"
                    + " --rated"));
  }
}
