package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/**
 * Joins the columns that make an item's id together, such as a dialogue and the number of a turn in
 * it, into one.
 */
final class ItemOfColumns implements RatingsFile.Step {

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    List<String> named = hints.all(Hint.ITEM);
    if (named.size() == 1) {
      return sheet;
    }
    return named.size() > 1
        ? joined(sheet, named, sheet.edits())
        : new Search(sheet, hints).joined().orElse(sheet);
  }

  /** The table with a column that holds the values of some columns together. */
  private static Sheet joined(Sheet sheet, List<String> parts, Sheet.Edits edits) {
    String item = "item";
    while (sheet.columns().contains(item)) {
      item = "rated " + item;
    }
    List<Integer> places = parts.stream().map(sheet.columns()::indexOf).toList();
    List<String> numbers = numbers(sheet, parts, edits);
    List<Integer> kept =
        IntStream.range(0, sheet.columns().size())
            .filter(at -> !numbers.contains(sheet.columns().get(at)))
            .boxed()
            .toList();
    List<String> columns = new ArrayList<>(List.of(item));
    kept.forEach(at -> columns.add(sheet.columns().get(at)));
    for (String number : numbers) {
      edits = edits.leaving(number, "it is a part of the items' ids");
    }
    List<Sheet.Line> lines = new ArrayList<>();
    for (Sheet.Line line : sheet.lines()) {
      boolean whole = places.stream().noneMatch(at -> line.values().get(at).isBlank());
      List<String> values = new ArrayList<>();
      values.add(
          whole
              ? places.stream()
                  .map(
                      at -> line.values().get(at).strip().replace("\\", "\\\\").replace("/", "\\/"))
                  .collect(Collectors.joining("/"))
              : "");
      kept.forEach(at -> values.add(line.values().get(at)));
      lines.add(line.with(values));
    }
    return sheet.with(
        columns,
        lines,
        edits
            .changing(
                "columns "
                    + parts
                    + " are together the id of an item, such as "
                    + lines.get(0).values().get(0))
            .knowing(Hints.none().with(Hint.ITEM, item)));
  }

  /** Numbers of lines and the like, which are no ratings, nor say in which order turns came. */
  private static List<String> numbers(Sheet sheet, List<String> parts, Sheet.Edits edits) {
    ColumnProfiles survey = new ColumnProfiles(sheet);
    return parts.stream()
        .filter(c -> !ColumnNames.turn(c))
        .filter(c -> !edits.known().all(Hint.CONVERSATION).contains(c))
        .filter(
            c ->
                survey.times(c)
                    || ColumnNames.place(c)
                        && survey.values(c).stream().allMatch(v -> v.strip().matches("\\d+")))
        .toList();
  }

  /** Looks for two columns that tell items apart together, where no single one does. */
  private static final class Search {

    private final Sheet sheet;
    private final Hints hints;
    private final ColumnProfiles survey;
    private final Sorting sorting;
    private final Optional<String> rater;

    Search(Sheet sheet, Hints hints) {
      this.sheet = sheet;
      this.hints = hints;
      survey = new ColumnProfiles(sheet);
      sorting = new Sorting(survey, hints, new ColumnGuesses(sheet));
      rater = sorting.rater();
    }

    Optional<Sheet> joined() {
      List<String> inner =
          Stream.of(
                  sorting.turn().stream(),
                  sorting.items().stream(),
                  sheet.columns().stream().filter(ColumnNames::place).filter(this::number))
              .flatMap(columns -> columns)
              .filter(c -> !survey.unique(c) && !rater.equals(Optional.of(c)))
              .distinct()
              .toList();
      boolean single =
          inner.stream().anyMatch(c -> !ColumnNames.place(c) && suffices(c))
              || sorting.items().stream().anyMatch(survey::unique);
      if (single) {
        return Optional.empty();
      }
      Set<String> outer = new LinkedHashSet<>();
      sorting.conversation().ifPresent(outer::add);
      sorting.items().stream().filter(sorting::surelyItem).forEach(outer::add);
      for (String whole : outer) {
        for (String part : inner) {
          if (!whole.equals(part) && together(whole, part)) {
            return Optional.of(joined(whole, part));
          }
        }
      }
      for (String whole : sheet.columns()) {
        for (String part : sheet.columns()) {
          if (StimulusColumns.shownBy(whole) && survey.times(part) && together(whole, part)) {
            return Optional.of(joined(whole, part));
          }
        }
      }
      return Optional.empty();
    }

    private boolean number(String column) {
      return survey.answers(column).integral() && !sorting.texts().contains(column);
    }

    /** True if a column alone tells apart what one rater rated. */
    private boolean suffices(String column) {
      return survey.repeated(with(List.of(column))).isEmpty();
    }

    private List<String> with(List<String> columns) {
      return Stream.concat(columns.stream(), rater.stream()).toList();
    }

    private boolean together(String whole, String part) {
      boolean text =
          sorting.text().isEmpty() || constant(List.of(whole, part), sorting.text().orElseThrow());
      boolean told =
          rater.isPresent()
              ? survey.repeated(with(List.of(whole, part))).isEmpty()
              : survey.repeated(List.of(whole, part)).isEmpty() || ColumnNames.place(part);
      boolean dimension =
          !ColumnNames.place(part)
              && !survey.times(part)
              && !ColumnNames.occasion(whole)
              && sorting.conversation().filter(whole::equals).isEmpty()
              && crossed(whole, part);
      return text
          && told
          && !dimension
          && survey.firstEmpty(whole) < 0
          && survey.firstEmpty(part) < 0
          && !suffices(whole)
          && survey.distinct(whole) > 1
          && !survey.constantWithin(part, whole);
    }

    /** True if all values of one stand with all of the other, as items do with dimensions. */
    private boolean crossed(String whole, String part) {
      int pairs = survey.rows() - survey.repeated(List.of(whole, part)).size();
      return pairs == survey.distinct(whole) * survey.distinct(part);
    }

    private boolean constant(List<String> key, String column) {
      return survey.repeated(key).size()
          == survey.repeated(Stream.concat(key.stream(), Stream.of(column)).toList()).size();
    }

    private Sheet joined(String whole, String part) {
      boolean occasions = ColumnNames.occasion(whole) && !ColumnNames.place(part);
      Sheet.Edits edits = sheet.edits();
      if (hints.all(Hint.CONVERSATION).isEmpty()) {
        edits = edits.knowing(Hints.none().with(Hint.CONVERSATION, occasions ? part : whole));
      }
      if (occasions) {
        edits =
            edits.doubting(
                "each rater rated an item several times, as column \"%s\" says: every time is read as an item of its own (such as %s), and intervals draw all times of one together; keep the rows of one time if only that is meant, or name what makes an item by --item"
                    .formatted(
                        whole,
                        sheet.values(part).get(0).strip()
                            + "/"
                            + sheet.values(whole).get(0).strip()));
        return ItemOfColumns.joined(sheet, List.of(part, whole), edits);
      }
      return ItemOfColumns.joined(sheet, List.of(whole, part), edits);
    }
  }
}
