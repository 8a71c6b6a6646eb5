package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Several tables as one: rows below rows where all have the same columns, as when each rater or
 * each day has a file; else columns of the others, such as a model's answers or the texts, beside
 * the first by the item's id.
 */
final class SeveralSheets {

  /** What the column is called that says which file a row is from. */
  static final String RATER = "rater";

  private static final String NO_SCALE =
      "rows of one item differ in it, and its answers are on no scale";

  private final Sheet first;
  private final List<Sheet> others;
  private final Map<Sheet, String> bases = new IdentityHashMap<>();
  private Sheet.Edits edits;

  private SeveralSheets(List<Sheet> sheets, List<String> names) {
    first = sheets.get(0);
    others = sheets.subList(1, sheets.size());
    for (int i = 0; i < sheets.size(); i++) {
      bases.put(sheets.get(i), names.get(i));
    }
    edits = Sheet.Edits.none().knowing(first.edits().known());
    for (Sheet sheet : sheets) {
      String file = sheet.file() + ": ";
      for (String change : sheet.edits().changes()) {
        edits = edits.changing(file + change);
      }
      for (String doubt : sheet.edits().doubts()) {
        edits = edits.doubting(file + doubt);
      }
      for (Map.Entry<String, String> column : sheet.edits().left().entrySet()) {
        edits = edits.leaving(file + column.getKey(), column.getValue());
      }
    }
  }

  /**
   * The tables as one.
   *
   * @param names a name of each table, as of who rated in it
   * @param item column with the item's id in the first table, if it has one
   * @param rater column with the rater's id in the first table, if it has one
   * @throws CorpusException if no id of an item is in both of two tables
   */
  static Sheet joined(
      List<Sheet> sheets, List<String> names, Optional<String> item, Optional<String> rater) {
    boolean alike = sheets.stream().map(s -> Set.copyOf(s.columns())).distinct().count() == 1;
    List<String> order = sheets.get(0).columns();
    SeveralSheets all =
        new SeveralSheets(
            alike ? sheets.stream().map(sheet -> inOrder(sheet, order)).toList() : sheets, names);
    return alike ? all.rowsBelow(item, rater) : all.columnsBeside(item);
  }

  private static Sheet inOrder(Sheet sheet, List<String> columns) {
    List<Integer> at = columns.stream().map(sheet.columns()::indexOf).toList();
    return sheet.columns().equals(columns)
        ? sheet
        : sheet.with(
            columns,
            sheet.lines().stream()
                .map(l -> l.with(at.stream().map(l.values()::get).toList()))
                .toList(),
            sheet.edits());
  }

  private Sheet rowsBelow(Optional<String> item, Optional<String> rater) {
    Set<String> seen = new HashSet<>();
    boolean apart =
        Stream.concat(Stream.of(first), others.stream())
            .allMatch(
                sheet ->
                    Collections.disjoint(seen, ids(sheet, item)) && seen.addAll(ids(sheet, item)));
    boolean named = rater.isEmpty() && !apart;
    List<String> columns = new ArrayList<>(first.columns());
    if (named) {
      columns.add(columns.contains(RATER) ? "file" : RATER);
      edits = edits.knowing(Hints.none().with(Hint.RATER, columns.get(columns.size() - 1)));
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (Sheet sheet : sheets()) {
      for (Sheet.Line line : sheet.lines()) {
        List<String> values = new ArrayList<>(line.values());
        if (named) {
          values.add(bases.get(sheet));
        }
        lines.add(new Sheet.Line(line.number(), values, Map.of("", origin(sheet, line))));
      }
    }
    edits =
        edits.changing(
            "rows of "
                + names()
                + " stand in one table"
                + (named ? ", each with the name of its file as rater" : ""));
    return first.with(columns, lines, edits);
  }

  private static Set<String> ids(Sheet sheet, Optional<String> item) {
    return item.map(column -> (Set<String>) new LinkedHashSet<>(sheet.values(column)))
        .orElse(Set.of());
  }

  private Sheet columnsBeside(Optional<String> item) {
    String own =
        item.orElseThrow(
            () ->
                new CorpusException(
                    first.file(),
                    "a column with ids of items, by which " + names() + " are joined (--item)",
                    SheetNames.shown(first)));
    List<String> columns = new ArrayList<>(first.columns());
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Sheet.Origin>> origins = new ArrayList<>();
    for (Sheet.Line line : first.lines()) {
      rows.add(new ArrayList<>(line.values()));
      origins.add(new HashMap<>(Map.of("", origin(first, line))));
    }
    List<String> ids = first.values(own);
    for (Sheet other : others) {
      Beside beside = Beside.of(other, bases.get(other), first, own, ids);
      Map<String, String> called = new LinkedHashMap<>();
      beside
          .columns()
          .forEach(
              (name, byItem) -> {
                String free = name;
                while (columns.contains(free)) {
                  free = bases.get(other) + "_" + free;
                }
                columns.add(free);
                called.put(name, free);
                for (int row = 0; row < rows.size(); row++) {
                  Cell cell = byItem.get(ids.get(row));
                  rows.get(row).add(cell == null ? "" : cell.value());
                  if (cell != null) {
                    origins.get(row).put(free, cell.origin());
                  }
                }
              });
      edits = edits.changing(beside.told());
      for (Map.Entry<String, String> column : beside.left().entrySet()) {
        edits = edits.leaving(other.file() + ": " + column.getKey(), column.getValue());
      }
      edits = edits.knowing(models(beside.models().stream().map(called::get).toList()));
      for (String doubt : beside.doubts()) {
        edits = edits.doubting(doubt);
      }
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      lines.add(new Sheet.Line(first.lines().get(row).number(), rows.get(row), origins.get(row)));
    }
    return first.with(columns, lines, edits);
  }

  private static Sheet.Origin origin(Sheet sheet, Sheet.Line line) {
    return new Sheet.Origin(sheet.file(), line.number());
  }

  private Hints models(List<String> more) {
    List<String> models = new ArrayList<>(edits.known().all(Hint.MODEL));
    models.addAll(more);
    return Hints.none().with(Hint.MODEL, models);
  }

  private List<Sheet> sheets() {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private String names() {
    return sheets().stream().map(Sheet::file).collect(Collectors.joining(", "));
  }

  /** A value and where it is from. */
  private record Cell(String value, Sheet.Origin origin) {}

  /**
   * What another table has to say of the items of the first.
   *
   * @param columns values by item, by the name of the new column
   * @param models those of them that are taken for a model's because of the file they are from
   * @param left columns of the other table that are not taken over, and why
   * @param told what was joined, and what was not
   * @param doubts what may be otherwise
   */
  private record Beside(
      Map<String, Map<String, Cell>> columns,
      List<String> models,
      Map<String, String> left,
      String told,
      List<String> doubts) {

    static Beside of(Sheet other, String base, Sheet first, String item, List<String> ids) {
      Set<String> known = new LinkedHashSet<>(ids);
      String key = key(other, first, item, known);
      List<String> keys = other.values(key);
      List<String> rest = other.columns().stream().filter(c -> !c.equals(key)).toList();
      boolean once = new HashSet<>(keys).size() == keys.size();
      Map<String, Map<String, Cell>> columns = new LinkedHashMap<>();
      List<String> models = new ArrayList<>();
      Map<String, String> left = new LinkedHashMap<>();
      if (once) {
        for (String column : rest) {
          boolean answers =
              ColumnNames.rated(column)
                  || rest.size() == 1 && !about(column) && !likeFirst(first, item, column, base);
          String name =
              !answers || ColumnNames.model(column)
                  ? column
                  : rest.size() == 1 ? base : base + "_" + column;
          columns.put(name, byKey(other, key, column));
          if (answers) {
            models.add(name);
          }
        }
      } else {
        models.addAll(spread(other, first, key, rest, columns, left));
      }
      Set<String> missing = new LinkedHashSet<>(known);
      missing.removeAll(keys);
      Set<String> more = new LinkedHashSet<>(keys);
      more.removeAll(known);
      List<String> doubts = new ArrayList<>();
      if (!models.isEmpty()) {
        doubts.add(
            "%s of %s are taken for a model's answers: if a person gave them, give all files the same columns"
                .formatted(models, other.file()));
      }
      return new Beside(
          columns,
          models,
          left,
          "%s is joined by its column \"%s\": %d items in both, %d only in %s, %d only in %s"
              .formatted(
                  other.file(),
                  key,
                  known.size() - missing.size(),
                  missing.size(),
                  first.file(),
                  more.size(),
                  other.file()),
          doubts);
    }

    /** True if each file has a column of one person, who is called otherwise in each. */
    private static boolean likeFirst(Sheet first, String item, String column, String base) {
      List<String> own = first.columns().stream().filter(c -> !c.equals(item)).toList();
      return own.size() == 1
          && Stream.of(own.get(0), column)
              .noneMatch(c -> ColumnNames.rated(c) || ColumnNames.model(c) || about(c))
          && !ColumnNames.model(base);
    }

    private static boolean about(String column) {
      return ColumnNames.text(column)
          || ColumnNames.context(column)
          || ColumnNames.conversation(column)
          || ColumnNames.speaker(column)
          || ColumnNames.turn(column)
          || ColumnNames.group(column);
    }

    /** The column that has most of the items' ids. */
    private static String key(Sheet other, Sheet first, String item, Set<String> known) {
      String best = "";
      long most = 0;
      for (String column : other.columns()) {
        long shared = other.values(column).stream().distinct().filter(known::contains).count();
        if (shared > most || shared == most && shared > 0 && column.equals(item)) {
          best = column;
          most = shared;
        }
      }
      if (best.isEmpty()) {
        throw new CorpusException(
            other.file(),
            "a column with the ids that items have in column \"%s\" of %s, such as %s"
                .formatted(item, first.file(), some(known)),
            "none: " + SheetNames.shown(other));
      }
      return best;
    }

    private static String some(Set<String> ids) {
      return ids.stream().limit(3).map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
    }

    /** The column that tells the rows of an item apart. */
    private static String who(ColumnProfiles survey, String key, List<String> rest) {
      return rest.stream()
          .filter(c -> survey.repeated(List.of(key, c)).isEmpty())
          .min(Comparator.comparing(ColumnNames::rated).thenComparing(survey::distinct))
          .orElseThrow(
              () ->
                  new CorpusException(
                      survey.sheet().where(survey.repeated(List.of(key)).get(0), key),
                      "one row an item, or a column that tells the rows of an item apart",
                      "a second row of one item"));
    }

    /**
     * Makes a column of answers for each who gave them, and keeps what is about items.
     *
     * @return names of the columns of answers
     */
    private static Set<String> spread(
        Sheet other,
        Sheet first,
        String key,
        List<String> rest,
        Map<String, Map<String, Cell>> columns,
        Map<String, String> left) {
      ColumnProfiles survey = new ColumnProfiles(other);
      String who = who(survey, key, rest);
      List<String> values = new ArrayList<>();
      Set<String> answers = new LinkedHashSet<>();
      for (String column : rest) {
        if (column.equals(who)) {
          continue;
        }
        if (about(column) && survey.constantWithin(key, column)) {
          columns.put(column, byKey(other, key, column));
        } else if (ColumnNames.aside(column)) {
          left.put(column, "its name says that it is about how ratings were made");
        } else if (Scales.guess(survey.answers(column)).isEmpty()) {
          left.put(column, survey.answers(column).isEmpty() ? "it is empty" : NO_SCALE);
        } else {
          values.add(column);
        }
      }
      List<String> alike = values.stream().filter(first.columns()::contains).toList();
      List<String> called =
          alike.isEmpty() ? values.stream().filter(ColumnNames::rated).toList() : alike;
      if (!called.isEmpty() && called.size() < values.size()) {
        values.stream()
            .filter(c -> !called.contains(c))
            .forEach(c -> left.put(c, "it is not called as what was rated, as others are"));
        values.retainAll(called);
      }
      if (values.isEmpty()) { // what models said, which may be prose
        rest.stream().filter(c -> NO_SCALE.equals(left.get(c))).findFirst().ifPresent(values::add);
        left.keySet().removeAll(values);
      }
      for (String column : values) {
        for (int row = 0; row < survey.rows(); row++) {
          String name = survey.values(who).get(row) + (values.size() == 1 ? "" : "_" + column);
          answers.add(name);
          columns
              .computeIfAbsent(name, k -> new LinkedHashMap<>())
              .put(survey.values(key).get(row), cell(other, row, column));
        }
      }
      return answers;
    }

    private static Map<String, Cell> byKey(Sheet other, String key, String column) {
      Map<String, Cell> byKey = new LinkedHashMap<>();
      List<String> keys = other.values(key);
      for (int row = 0; row < keys.size(); row++) {
        byKey.put(keys.get(row), cell(other, row, column));
      }
      return byKey;
    }

    private static Cell cell(Sheet other, int row, String column) {
      Sheet.Line line = other.lines().get(row);
      return new Cell(line.values().get(other.columns().indexOf(column)), origin(other, line));
    }
  }
}
