package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes names of columns apart into a group and a label: {@code emotion:::joy}, {@code
 * Answer.emotion.joy}, {@code emotion[joy]}, {@code C1 joy}, {@code joy_C1}, {@code emotion_joy},
 * {@code joy}.
 */
final class LabelNames {

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
        groups.computeIfAbsent(name.strip(), g -> new LinkedHashMap<>()).put(label.strip(), column);
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
