package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;
import org.attune.sheet.LabelScheme.LabelNames.Group;

/**
 * Turns columns of one label each, ticked or not, into one of the labels that were given: sets
 * where several may be, else categories. What is not ticked is not given, which is no missing
 * answer.
 */
final class LabelColumns implements RatingsFile.Step {

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    return new Turning(sheet, hints).turned();
  }

  /** One table. */
  private static final class Turning {

    /** So many rows with one tick each are no chance. */
    private static final int SOME = 5;

    private final Hints hints;
    private final ColumnProfiles survey;
    private final Sorting sorting;
    private final boolean byRater;
    private final Map<String, Ticks> ticks = new LinkedHashMap<>();
    private Sheet sheet;

    Turning(Sheet sheet, Hints hints) {
      this.sheet = sheet;
      this.hints = hints;
      survey = new ColumnProfiles(sheet);
      sorting = new Sorting(survey, hints, new ColumnGuesses(sheet));
      byRater = sorting.rater().isPresent();
    }

    Sheet turned() {
      Set<String> roles = new LinkedHashSet<>();
      Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION, Hint.RATED, Hint.REFERENCE)
          .forEach(hint -> roles.addAll(hints.all(hint)));
      Stream.of(Hint.MODEL, Hint.DIMENSION, Hint.VALUE).forEach(h -> roles.addAll(hints.all(h)));
      sorting.rater().ifPresent(roles::add);
      roles.addAll(sorting.texts());
      roles.addAll(sorting.references());
      List<String> candidates = new ArrayList<>();
      for (String column : sheet.columns()) {
        Ticks marks = Ticks.of(column, survey.values(column));
        boolean open = !roles.contains(column) && !ColumnNames.administrative(column);
        boolean given =
            !survey.answers(column).isEmpty() || LabelScheme.LabelNames.ofProgram(column);
        if (open && marks != null && given && !ModelColumns.is(column, sheet.columns(), hints)) {
          candidates.add(column);
          ticks.put(column, marks);
        }
      }
      List<String> unclear = candidates.stream().filter(ColumnNames::unclear).toList();
      candidates.removeAll(unclear);
      Map<List<String>, List<Group>> schemes = new LinkedHashMap<>();
      List<Group> groups = LabelScheme.LabelNames.of(alike(candidates));
      for (Group group : groups) {
        if (labels(group)) {
          boolean several =
              groups.stream()
                      .filter(g -> g.columns().keySet().equals(group.columns().keySet()))
                      .count()
                  > 1;
          boolean people =
              !byRater
                  && !group.name().isEmpty()
                  && (rater(group) || several && !ColumnNames.rated(group.name()));
          schemes
              .computeIfAbsent(
                  people ? List.copyOf(group.columns().keySet()) : List.of(group.name(), ""),
                  k -> new ArrayList<>())
              .add(group);
        } else {
          doubt(group);
        }
      }
      if (schemes.isEmpty()) {
        return byRater ? sheet : marked(candidates);
      }
      for (List<Group> scheme : schemes.values()) {
        sheet = new LabelScheme(sheet, hints, ticks, unclear).turned(name(scheme), people(scheme));
      }
      return sheet;
    }

    /** Raters with one mark for one label: what they left empty they did not mark. */
    private Sheet marked(List<String> candidates) {
      List<String> raters =
          candidates.stream()
              .filter(c -> ticks.get(c).box() && ColumnNames.surelyRater(c))
              .toList();
      Set<String> marks = new LinkedHashSet<>();
      raters.forEach(c -> marks.add(ticks.get(c).yes()));
      if (raters.size() < 2 || marks.size() > 1 || hints.is(Hint.EMPTY, Hints.NO_ANSWER)) {
        return sheet;
      }
      List<Sheet.Line> lines = new ArrayList<>();
      for (Sheet.Line line : sheet.lines()) {
        List<String> values = new ArrayList<>(line.values());
        for (String column : raters) {
          int at = sheet.columns().indexOf(column);
          values.set(at, values.get(at).isBlank() ? "not marked" : "marked");
        }
        lines.add(line.with(values));
      }
      return sheet.with(
          sheet.columns(),
          lines,
          sheet
              .edits()
              .changing(
                  "cells with \"" + marks.iterator().next() + "\" are marked, empty ones are not")
              .doubting(
                  "empty cells in columns "
                      + raters
                      + " are read as not marked: if the answer is missing there, repeat with"
                      + " --empty missing"));
    }

    /** Columns that are marked in the way most are. */
    private List<String> alike(List<String> candidates) {
      List<String> most = List.of();
      for (String one : candidates) {
        List<String> like =
            candidates.stream()
                .filter(c -> ticks.get(c).like(ticks.get(one)) || named(c) && named(one))
                .toList();
        most = like.size() > most.size() ? like : most;
      }
      return most;
    }

    private boolean named(String column) {
      return ticks.get(column).named(column);
    }

    private boolean rater(Group group) {
      String plain = ColumnNames.plain(group.name());
      return ColumnNames.numberedRater(plain)
          || !ColumnNames.rated(group.name()) && !group.strong();
    }

    private static Map<String, Group> people(List<Group> scheme) {
      Map<String, Group> people = new LinkedHashMap<>();
      scheme.forEach(group -> people.put(group.name(), group));
      return people.size() > 1 ? people : Map.of("", scheme.get(0));
    }

    private static String name(List<Group> scheme) {
      Group first = scheme.get(0);
      boolean emotions = first.columns().keySet().stream().anyMatch(EmotionWords::is);
      return scheme.size() == 1
              && !first.name().isEmpty()
              && !ColumnNames.numberedRater(ColumnNames.plain(first.name()))
          ? first.name()
          : emotions ? "emotion" : "label";
    }

    /** True if columns are surely of labels of one dimension, or the user says so. */
    private boolean labels(Group group) {
      List<String> columns = List.copyOf(group.columns().values());
      boolean given = columns.stream().anyMatch(c -> !ticks.get(c).never());
      boolean raters =
          group.columns().keySet().stream().allMatch(ColumnNames::surelyRater)
              || ColumnNames.rater(group.name());
      if (!given || raters) {
        return false;
      }
      boolean boxes = columns.stream().allMatch(c -> ticks.get(c).box() || ticks.get(c).never());
      boolean names = columns.stream().filter(this::named).count() > 1;
      long emotions = group.columns().keySet().stream().filter(EmotionWords::is).count();
      boolean emotional = emotions > 1 && 2 * emotions >= columns.size();
      boolean kind = ColumnNames.scheme(group.name());
      boolean structured = group.strong() || kind || !group.name().isEmpty() && rater(group);
      if (boxes || names) {
        return byRater || structured || emotional || names;
      }
      return group.strong()
          || kind
          || emotional
          || !group.name().isEmpty() && !byRater && rater(group) && emotions > 0
          || hints.is(Hint.EMPTY, Hints.NO_LABEL)
          || columns.size() > 2 && one(columns);
    }

    /** True if exactly one column is ticked in each of some rows. */
    private boolean one(List<String> columns) {
      for (int row = 0; row < survey.rows(); row++) {
        int at = row;
        if (columns.stream().filter(c -> ticks.get(c).ticked(survey.values(c).get(at))).count()
            != 1) {
          return false;
        }
      }
      return survey.rows() >= SOME
          && (byRater || !columns.stream().allMatch(ColumnNames::surelyRater));
    }

    private void doubt(Group group) {
      List<String> columns =
          group.columns().values().stream()
              .filter(c -> !ColumnNames.group(c) && !ColumnNames.aside(c))
              .toList();
      if (byRater && columns.size() > 1) {
        sheet =
            sheet.with(
                sheet
                    .edits()
                    .doubting(
                        "columns "
                            + columns
                            + " hold only two answers each and are read as dimensions of their own:"
                            + " if they are labels of one, repeat with --empty none"));
      }
    }
  }
}
