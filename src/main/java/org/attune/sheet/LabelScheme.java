package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.sheet.Hints.Hint;
import org.attune.sheet.LabelScheme.LabelNames.Group;

/** Turns the columns of one dimension's labels into one column, or one a rater. */
final class LabelScheme {

  /** How none of the labels is written: the empty set, which is no missing answer. */
  static final String NONE = SeparatedLabels.NO_LABELS;

  private static final String SEPARATOR = ";";

  private static final Pattern NUMBER = Pattern.compile("(?:.*[^\\d])?(\\d+)");

  private final Sheet sheet;
  private final Hints hints;
  private final Map<String, Ticks> ticks;
  private final List<String> unclear;

  /**
   * A table with labels in columns.
   *
   * @param ticks what is marked in a column
   * @param unclear columns that say that no label could be given
   */
  LabelScheme(Sheet sheet, Hints hints, Map<String, Ticks> ticks, List<String> unclear) {
    this.sheet = sheet;
    this.hints = hints;
    this.ticks = ticks;
    this.unclear = unclear;
  }

  /**
   * The table with the labels that were given.
   *
   * @param dimension its name
   * @param people columns of each rater; of one without a name where a row is of one rater
   */
  Sheet turned(String dimension, Map<String, Group> people) {
    Set<String> used = new LinkedHashSet<>();
    people.values().forEach(group -> used.addAll(group.columns().values()));
    boolean several = false;
    boolean none = false;
    for (Sheet.Line line : sheet.lines()) {
      for (Group group : people.values()) {
        int given = given(group, line).size();
        several |= given > 1;
        none |= given == 0 && answered(group, line);
      }
    }
    boolean numbers =
        !several
            && people.values().stream()
                .flatMap(g -> g.columns().keySet().stream())
                .allMatch(label -> NUMBER.matcher(label).matches());
    boolean missing = hints.is(Hint.EMPTY, Hints.NO_ANSWER);
    boolean sets = several || none && !numbers && !missing;
    List<String> listed = listed(people.values(), used);
    Set<String> gone = new LinkedHashSet<>(used);
    gone.addAll(listed);
    List<String> columns = new ArrayList<>();
    Map<String, Group> added = new LinkedHashMap<>();
    people.forEach(
        (who, group) ->
            added.put(free(who.isEmpty() ? dimension : dimension + "_" + who, gone), group));
    for (String column : sheet.columns()) {
      if (!gone.contains(column) && !unclear.contains(column)) {
        columns.add(column);
      }
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (Sheet.Line line : sheet.lines()) {
      List<String> values =
          columns.stream()
              .map(c -> line.values().get(sheet.columns().indexOf(c)))
              .collect(Collectors.toCollection(ArrayList::new));
      added.values().forEach(group -> values.add(cell(group, line, sets, numbers, missing)));
      lines.add(line.with(values));
    }
    columns.addAll(added.keySet());
    return sheet.with(columns, lines, edits(dimension, people, sets, none && !numbers, listed));
  }

  /** Columns in which programs write once more, as words, what is ticked in others. */
  private List<String> listed(Collection<Group> groups, Set<String> used) {
    return sheet.columns().stream()
        .filter(column -> !used.contains(column) && !unclear.contains(column))
        .filter(column -> sheet.values(column).stream().filter(v -> !v.isBlank()).count() > 1)
        .filter(
            column ->
                groups.stream()
                    .anyMatch(
                        group ->
                            sheet.lines().stream()
                                .allMatch(
                                    line ->
                                        words(value(line, column))
                                            .equals(words(String.join(" ", given(group, line)))))))
        .toList();
  }

  private static List<String> words(String text) {
    return Arrays.stream(ColumnNames.plain(text).split("-")).sorted().toList();
  }

  private String free(String name, Set<String> used) {
    String free = name;
    while (sheet.columns().contains(free) && !used.contains(free)) {
      free = free + "_labels";
    }
    return free;
  }

  private String cell(
      Group group, Sheet.Line line, boolean sets, boolean numbers, boolean missing) {
    List<String> given = given(group, line);
    if (given.isEmpty()) {
      return sets && answered(group, line) && !missing ? NONE : "";
    }
    return given.stream()
        .map(label -> numbers ? NUMBER.matcher(label).replaceFirst("$1") : label)
        .map(label -> label.replace(SEPARATOR, ","))
        .collect(Collectors.joining(SEPARATOR));
  }

  private List<String> given(Group group, Sheet.Line line) {
    List<String> given = new ArrayList<>();
    group
        .columns()
        .forEach(
            (label, column) -> {
              if (ticks.get(column).ticked(value(line, column))) {
                given.add(label);
              }
            });
    return given;
  }

  /** False if all cells are empty where cells without a tick have a sign. */
  private boolean answered(Group group, Sheet.Line line) {
    boolean boxes =
        group.columns().values().stream()
            .allMatch(c -> ticks.get(c).box() || ticks.get(c).no().isEmpty());
    return boxes || group.columns().values().stream().anyMatch(c -> !value(line, c).isBlank());
  }

  private String value(Sheet.Line line, String column) {
    return line.values().get(sheet.columns().indexOf(column));
  }

  private Sheet.Edits edits(
      String dimension,
      Map<String, Group> people,
      boolean sets,
      boolean none,
      List<String> listed) {
    Set<String> labels = new LinkedHashSet<>();
    List<String> never = new ArrayList<>();
    people
        .values()
        .forEach(
            group ->
                group
                    .columns()
                    .forEach(
                        (label, column) -> {
                          labels.add(label);
                          if (ticks.get(column).never()) {
                            never.add(column);
                          }
                        }));
    Sheet.Edits edits =
        sheet
            .edits()
            .changing(
                "columns of one label each are read as "
                    + (sets ? "sets of labels" : "one answer")
                    + " of \""
                    + dimension
                    + "\": "
                    + String.join(", ", labels));
    if (!never.isEmpty()) {
      edits = edits.doubting("nobody ticked " + never + ": add these labels to the card if wanted");
    }
    for (String column : unclear) {
      edits = edits.leaving(column, "it says that no label could be given, so it is none");
    }
    for (String column : listed) {
      edits = edits.leaving(column, "it lists the labels that have columns of their own");
    }
    if (none && sets) {
      edits =
          edits.doubting(
              "where nothing of \""
                  + dimension
                  + "\" is ticked none of the labels was given (read as "
                  + NONE
                  + "): if the answer is missing there, repeat with --empty missing");
    }
    edits = edits.knowing(Hints.none().with(Hint.SEPARATOR, SEPARATOR));
    boolean surely =
        people.values().stream()
            .flatMap(g -> g.columns().entrySet().stream())
            .allMatch(
                c ->
                    ticks.get(c.getValue()).box()
                        || ticks.get(c.getValue()).named(c.getKey())
                        || ticks.get(c.getValue()).never());
    if (surely || people.values().stream().allMatch(Group::strong)) {
      return edits;
    }
    return edits.doubting(
        "columns "
            + people.values().iterator().next().columns().values()
            + (people.size() > 1 ? " and the like" : "")
            + " are taken for labels of one dimension: if each was rated for itself, name them by"
            + " --rated");
  }

  /**
   * Takes names of columns apart into a group and a label: {@code emotion:::joy}, {@code
   * Answer.emotion.joy}, {@code emotion[joy]}, {@code C1 joy}, {@code joy_C1}, {@code emotion_joy},
   * {@code joy}.
   */
  static final class LabelNames {

    /**
     * Columns of one group.
     *
     * @param name what they have in common; empty if nothing
     * @param columns column of each label
     * @param strong true if a sign that programs write stands between group and label
     */
    record Group(String name, Map<String, String> columns, boolean strong) {}

    private static final Pattern STRONG =
        Pattern.compile(
            "(?<field>.+?)\\s*\\(choice=(?<choice>.+)\\)" // as REDCap names boxes
                + "|(?<group>.+?)(:::|::|\\[)(?<label>.+?)\\]?|(?<dots>[^\\s]+)\\.(?<last>[^\\s.]+)");

    private static final Pattern FIRST = Pattern.compile("(.+?)[\\s_.:/|-]+(.+)");
    private static final Pattern LAST = Pattern.compile("(.+)[\\s_.:/|-]+(.+?)");

    /** Words between a program's groups that say nothing. */
    private static final Pattern PROGRAM =
        Pattern.compile("(?i)(answer|input|output|data|response)\\.");

    private LabelNames() {}

    /** True of a name in which a program put scheme and label. */
    static boolean ofProgram(String column) {
      return column.contains(":::");
    }

    /** Groups of two labels or more, each column in one at most. */
    static List<Group> of(List<String> columns) {
      List<String> rest = new ArrayList<>(columns);
      List<Group> groups = new ArrayList<>();
      take(groups, rest, strong(rest), true);
      take(groups, rest, grid(rest, FIRST, false), false);
      take(groups, rest, grid(rest, LAST, true), false);
      take(groups, rest, common(rest), false);
      if (rest.size() > 1) {
        Map<String, String> plain = new LinkedHashMap<>();
        rest.forEach(column -> plain.put(column, column));
        groups.add(new Group("", plain, false));
      }
      return groups;
    }

    private static void take(
        List<Group> groups,
        List<String> rest,
        Map<String, Map<String, String>> found,
        boolean strong) {
      found.forEach(
          (name, columns) -> {
            if (columns.size() > 1) {
              groups.add(new Group(name, columns, strong));
              rest.removeAll(columns.values());
            }
          });
    }

    private static Map<String, Map<String, String>> strong(List<String> columns) {
      Map<String, Map<String, String>> groups = new LinkedHashMap<>();
      for (String column : columns) {
        Matcher cut = STRONG.matcher(column);
        if (cut.matches()) {
          if (cut.group("choice") != null) {
            groups
                .computeIfAbsent(cut.group("field"), g -> new LinkedHashMap<>())
                .put(cut.group("choice").strip(), column);
            continue;
          }
          boolean dots = cut.group("dots") != null;
          String group = cut.group(dots ? "dots" : "group");
          String name = dots ? PROGRAM.matcher(group).replaceFirst("") : group;
          String label = cut.group(dots ? "last" : "label");
          groups
              .computeIfAbsent(name.strip(), g -> new LinkedHashMap<>())
              .put(label.strip(), column);
        }
      }
      return groups;
    }

    /** Groups that all have the same labels; nothing if there are no two such. */
    private static Map<String, Map<String, String>> grid(
        List<String> columns, Pattern cut, boolean labelFirst) {
      Map<String, Map<String, String>> groups = new LinkedHashMap<>();
      for (String column : columns) {
        Matcher parts = cut.matcher(column);
        if (parts.matches()) {
          groups
              .computeIfAbsent(parts.group(labelFirst ? 2 : 1), g -> new LinkedHashMap<>())
              .put(parts.group(labelFirst ? 1 : 2), column);
        }
      }
      groups.values().removeIf(labels -> labels.size() < 2);
      Set<Set<String>> labels = new LinkedHashSet<>();
      groups.values().forEach(of -> labels.add(of.keySet()));
      return groups.size() > 1 && labels.size() == 1 ? groups : Map.of();
    }

    /** One group, if all names begin with the same words. */
    private static Map<String, Map<String, String>> common(List<String> columns) {
      Map<String, Map<String, String>> groups = new LinkedHashMap<>();
      for (String column : columns) {
        Matcher parts = FIRST.matcher(column);
        if (parts.matches()) {
          groups
              .computeIfAbsent(parts.group(1), g -> new LinkedHashMap<>())
              .put(parts.group(2), column);
        }
      }
      return groups.size() == 1 && groups.values().iterator().next().size() == columns.size()
          ? groups
          : Map.of();
    }
  }
}
