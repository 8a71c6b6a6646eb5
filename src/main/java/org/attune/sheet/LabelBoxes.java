package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns of one question, one for each label that can be ticked, as programs write them that
 * always do so.
 *
 * @param question name of the question
 * @param columns column of each label
 */
record LabelBoxes(String question, Map<String, String> columns) {

  /** What programs write where nothing was done. */
  private static final Set<String> NOTHING = Set.of("", "null", "none", "nan");

  /** A point of a scale as Potato calls it. */
  private static final Pattern POINT = Pattern.compile("(?:scale[_ -])?(-?\\d+)");

  /** The questions in a table: names of columns in two groups, the question's and the label's. */
  static List<LabelBoxes> of(List<String> columns, Pattern name) {
    Map<String, Map<String, String>> questions = new LinkedHashMap<>();
    for (String column : columns) {
      Matcher parts = name.matcher(column);
      if (parts.matches()) {
        questions
            .computeIfAbsent(parts.group(1), q -> new LinkedHashMap<>())
            .put(parts.group(2), column);
      }
    }
    List<LabelBoxes> all = new ArrayList<>();
    questions.forEach((question, labels) -> all.add(new LabelBoxes(question, labels)));
    return all;
  }

  /** True if nothing but ticks stands in the columns. */
  boolean ticks(Sheet sheet) {
    return columns.entrySet().stream()
        .allMatch(
            box ->
                sheet.values(box.getValue()).stream()
                    .allMatch(
                        value ->
                            Ticks.yes(value)
                                || Ticks.own(box.getKey(), value)
                                || unticked(box.getKey(), value)));
  }

  /**
   * The table with one column instead: the label that is ticked, or a JSON list of those that are,
   * none of them included, where there may be several; of points of a scale the number; of a
   * question with one column what stands in it, unless these are ticks.
   */
  Sheet turned(Sheet sheet) {
    boolean given = columns.size() == 1 && !ticks(sheet);
    List<List<String>> answers = new ArrayList<>();
    for (int row = 0; row < sheet.lines().size(); row++) {
      answers.add(answers(sheet, row, given));
    }
    boolean several = answers.stream().anyMatch(a -> a.size() > 1);
    int first = sheet.columns().indexOf(columns.values().iterator().next());
    List<String> names = new ArrayList<>();
    List<Sheet.Line> lines = new ArrayList<>();
    for (int at = 0; at < sheet.columns().size(); at++) {
      if (at == first) {
        names.add(question);
      } else if (!columns.containsValue(sheet.columns().get(at))) {
        names.add(sheet.columns().get(at));
      }
    }
    int[] from = names.stream().mapToInt(sheet.columns()::indexOf).toArray();
    int to = names.indexOf(question);
    for (int row = 0; row < answers.size(); row++) {
      List<String> own = answers.get(row);
      String answer = several ? JsonLists.of(own) : own.isEmpty() ? "" : own.get(0);
      Sheet.Line line = sheet.lines().get(row);
      List<String> values = new ArrayList<>();
      for (int at = 0; at < from.length; at++) {
        values.add(at == to ? answer : line.values().get(from[at]));
      }
      lines.add(line.with(values));
    }
    return sheet.with(names, lines, sheet.edits());
  }

  private List<String> answers(Sheet sheet, int row, boolean given) {
    List<String> answers = new ArrayList<>();
    columns.forEach(
        (label, column) -> {
          int at = sheet.columns().indexOf(column);
          String value = sheet.lines().get(row).values().get(at).strip();
          Matcher point = POINT.matcher(label);
          if (given) {
            if (!value.isEmpty()) {
              answers.add(value);
            }
          } else if (!unticked(label, value)) {
            answers.add(point.matches() ? point.group(1) : label);
          }
        });
    return answers;
  }

  /** True unless a box is ticked, which the label itself does, too, such as the point nought. */
  private static boolean unticked(String label, String value) {
    return !Ticks.own(label, value)
        && (NOTHING.contains(value.strip().toLowerCase(Locale.ROOT)) || Ticks.no(label, value));
  }
}
