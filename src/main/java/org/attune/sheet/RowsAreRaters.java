package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;
import org.attune.sheet.StimulusColumns.Found;

/**
 * Turns a table with a row a person and columns for what each person rated, as survey tools write
 * it, into one with a row for each person and item.
 */
final class RowsAreRaters implements RatingsFile.Step {

  /** Fewer columns may be a person's answers to a questionnaire. */
  private static final int SOME = 3;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    if (hints.is(Hint.ROWS, Hints.ITEMS) || !hints.all(Hint.ITEM).isEmpty()) {
      return sheet;
    }
    return new Turning(sheet, hints).turned().orElse(sheet);
  }

  /** One table. */
  private static final class Turning {

    private final Sheet sheet;
    private final Hints hints;
    private final ColumnProfiles survey;
    private final ColumnGuesses findings;
    private final Sorting sorting;
    private final List<String> rated;
    private final boolean wanted;

    Turning(Sheet sheet, Hints hints) {
      this.sheet = sheet;
      this.hints = hints;
      survey = new ColumnProfiles(sheet);
      findings = new ColumnGuesses(sheet);
      sorting = new Sorting(survey, hints, findings);
      rated =
          sorting.ratings().stream()
              .filter(c -> !ModelColumns.is(c, sheet.columns(), hints))
              .toList();
      wanted = hints.is(Hint.ROWS, Hints.RATERS);
    }

    Optional<Sheet> turned() {
      Optional<String> person = sorting.rater().filter(survey::unique);
      Optional<Found> numbered = StimulusColumns.numbered(rated);
      boolean surely = numbered.filter(Found::surely).filter(this::alike).isPresent();
      boolean items =
          sorting.items().stream().anyMatch(c -> sorting.surelyItem(c) && !ColumnNames.anyId(c))
              || !sorting.texts().isEmpty();
      if (wanted) {
        return Optional.of(wanted(person, numbered));
      }
      boolean others = sorting.rater().filter(c -> survey.distinct(c) > 1).isPresent();
      if (person.isEmpty() && (others || items)) {
        return Optional.empty();
      }
      if (surely) {
        return Optional.of(turn(person.or(this::name), numbered.orElseThrow(), person.isEmpty()));
      }
      return person.isPresent() && sorting.texts().isEmpty() && !hasItem(person.get())
          ? guessed(person.get(), numbered)
          : unnamed(person);
    }

    /** A column that is called by what it may be the id of, or by nothing but id. */
    private boolean hasItem(String person) {
      return sorting.items().stream().anyMatch(c -> sorting.surelyItem(c) && !c.equals(person));
    }

    /** People in rows, and columns whose names do not surely say what was rated. */
    private Optional<Sheet> guessed(String person, Optional<Found> numbered) {
      boolean raters = rated.stream().anyMatch(ColumnNames::surelyRater);
      List<String> columns = rated.stream().filter(c -> !ColumnNames.rated(c)).toList();
      Optional<Found> found =
          numbered
              .filter(this::alike)
              .or(
                  () ->
                      Optional.of(StimulusColumns.titled(grid() ? rated : columns))
                          .filter(this::alike));
      if (raters || found.isEmpty() || found.get().items() < 2) {
        return Optional.empty();
      }
      if (found.get().items() < SOME || rated.stream().anyMatch(this::letter)) {
        throw asked(person, found.get());
      }
      return Optional.of(turn(Optional.of(person), found.get(), true));
    }

    private boolean grid() {
      return StimulusColumns.titled(rated).columns().values().stream()
          .noneMatch(stimulus -> stimulus.dimension().isEmpty());
    }

    private boolean letter(String column) {
      return ColumnNames.part(column)
          .filter(part -> part.who().matches("\\p{L}-?\\d+"))
          .isPresent();
    }

    /** Numbered questions in rows without a name: raters, or items rated by numbered raters. */
    private Optional<Sheet> unnamed(Optional<String> person) {
      boolean questions =
          person.isEmpty()
              && sorting.items().isEmpty()
              && sorting.texts().isEmpty()
              && sorting.conversation().isEmpty()
              && rated.size() > 1
              && rated.stream().allMatch(ColumnNames::question);
      if (questions) {
        throw asked("", StimulusColumns.titled(rated));
      }
      return Optional.empty();
    }

    private CorpusException asked(String person, Found found) {
      return new CorpusException(
          sheet.file(),
          "--rows raters, if a row is a person and a column what they rated, or --rows items, if a"
              + " row is an item and a column a person"
              + (person.isEmpty() ? "" : " (column \"" + person + "\" then names the items)"),
          (person.isEmpty()
                  ? "rows without an id"
                  : "rows that seem to be people (column \"" + person + "\")")
              + " and columns that may be either: "
              + List.copyOf(found.columns().keySet()));
    }

    private Sheet wanted(Optional<String> person, Optional<Found> numbered) {
      Set<String> named = new LinkedHashSet<>(hints.all(Hint.RATED));
      List<String> columns =
          rated.stream().filter(c -> named.isEmpty() || named.contains(c)).toList();
      Optional<String> name = person.or(this::name);
      List<String> others = columns.stream().filter(c -> !name.equals(Optional.of(c))).toList();
      Found found =
          numbered
              .filter(f -> f.columns().keySet().containsAll(named) && f.items() > 1)
              .orElseGet(() -> StimulusColumns.titled(others));
      if (found.items() < 2) {
        throw new CorpusException(
            sheet.file(),
            "columns with ratings of two items or more (--rows raters)",
            others.isEmpty() ? "none" : others.toString());
      }
      return turn(name, found, false);
    }

    /** The column with another word for each person. */
    private Optional<String> name() {
      return sheet.columns().stream()
          .filter(c -> !ColumnNames.index(sheet.columns(), c) && !ColumnNames.aside(c))
          .filter(c -> survey.unique(c) && survey.firstEmpty(c) < 0)
          .filter(c -> !survey.answers(c).numeric() || ColumnNames.anyId(c))
          .filter(c -> survey.answers(c).meanLength() < Sorting.SHORTEST_TEXT)
          .findFirst();
    }

    /** True if columns of each dimension hold the same sort of answers. */
    private boolean alike(Found found) {
      Map<String, List<String>> byDimension = new LinkedHashMap<>();
      found
          .columns()
          .forEach(
              (column, stimulus) ->
                  byDimension
                      .computeIfAbsent(stimulus.dimension(), d -> new ArrayList<>())
                      .add(column));
      return byDimension.values().stream()
          .allMatch(
              columns -> columns.size() > 1 && new Alike(survey).most(columns).equals(columns));
    }

    private Sheet turn(Optional<String> person, Found found, boolean doubtful) {
      Map<String, Map<String, String>> byItem = new LinkedHashMap<>();
      Set<String> dimensions = new LinkedHashSet<>();
      found
          .columns()
          .forEach(
              (column, stimulus) -> {
                String dimension =
                    stimulus.dimension().isEmpty() ? WideRatings.RATING : stimulus.dimension();
                dimensions.add(dimension);
                byItem
                    .computeIfAbsent(stimulus.item(), i -> new LinkedHashMap<>())
                    .put(dimension, column);
              });
      List<String> groups =
          sorting.groups().stream()
              .filter(c -> !found.columns().containsKey(c) && !person.equals(Optional.of(c)))
              .toList();
      String rater = person.orElse(free("rater", dimensions, groups));
      String item =
          free("item", dimensions, Stream.concat(groups.stream(), Stream.of(rater)).toList());
      List<String> columns = new ArrayList<>(List.of(rater, item));
      columns.addAll(groups);
      columns.addAll(dimensions);
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < survey.rows(); row++) {
        int at = row;
        List<String> about = new ArrayList<>();
        about.add(person.map(c -> survey.values(c).get(at)).orElse("" + (row + 1)));
        byItem.forEach(
            (name, of) -> {
              List<String> values =
                  dimensions.stream()
                      .map(d -> of.containsKey(d) ? survey.values(of.get(d)).get(at) : "")
                      .toList();
              if (!values.stream().allMatch(String::isBlank)) {
                List<String> line = new ArrayList<>(List.of(about.get(0), name));
                groups.forEach(group -> line.add(survey.values(group).get(at)));
                line.addAll(values);
                lines.add(sheet.lines().get(at).with(line));
              }
            });
      }
      Set<String> used = new LinkedHashSet<>(found.columns().keySet());
      person.ifPresent(used::add);
      used.addAll(groups);
      Sheet.Edits edits =
          left(used)
              .changing(
                  "a row is a person"
                      + person.map(c -> " (column \"" + c + "\")").orElse("")
                      + " and a column what they rated: turned into a row a person and item, of "
                      + byItem.size()
                      + " items such as \""
                      + byItem.keySet().iterator().next()
                      + "\"")
              .knowing(
                  Hints.none()
                      .with(Hint.ITEM, item)
                      .with(Hint.RATER, rater)
                      .with(Hint.RATED, List.copyOf(dimensions)));
      return sheet.with(columns, lines, doubtful ? edits.doubting(doubt(byItem.keySet())) : edits);
    }

    private static String doubt(Set<String> items) {
      List<String> some = List.copyOf(items).subList(0, Math.min(3, items.size()));
      return "rows are taken for people, and columns for what they rated ("
          + String.join(", ", some)
          + (items.size() > some.size() ? " ..." : "")
          + "): if a row is an item and a column a person, repeat with --rows items";
    }

    /** Columns that are about people, not about what they rated. */
    private Sheet.Edits left(Set<String> used) {
      Sheet.Edits edits = sheet.edits();
      for (ColumnGuesses.Finding finding : findings.all()) {
        if (!used.contains(finding.column()) && sheet.columns().contains(finding.column())) {
          boolean known = finding.as().isEmpty() && !finding.why().equals(ColumnGuesses.UNKNOWN);
          edits =
              edits.leaving(
                  finding.column(),
                  known ? finding.why() : "its name does not number an item as the others do");
        }
      }
      return edits;
    }

    private static String free(String name, Set<String> dimensions, List<String> others) {
      String free = name;
      while (dimensions.contains(free) || others.contains(free)) {
        free = "rated " + free;
      }
      return free;
    }
  }
}
