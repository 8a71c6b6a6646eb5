package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Reads what models wrote into their columns, or into rows of their own, as answers on people's
 * scale, by {@link ModelAnswer} and {@link ModelAnswer.ModelLabel}. What is none is left empty: no
 * answer. Answers of people are left as they are.
 */
final class ModelAnswers implements RatingsFile.Step {

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    List<String> columns =
        sheet.columns().stream()
            .filter(c -> ModelColumns.is(c, sheet.columns(), hints))
            .filter(c -> sheet.values(c).stream().noneMatch(ColumnNames::model))
            .toList();
    ColumnProfiles survey = new ColumnProfiles(sheet, hints);
    Optional<String> rater = new Sorting(survey, hints, new ColumnGuesses(sheet)).rater();
    Set<String> models = rater.map(survey::values).map(ModelColumns::among).orElseGet(TreeSet::new);
    IntPredicate byModel =
        row -> rater.filter(c -> models.contains(survey.values(c).get(row))).isPresent();
    long rows = IntStream.range(0, survey.rows()).filter(byModel).count();
    return columns.isEmpty() && rows == 0 || rows == survey.rows()
        ? sheet
        : new Reader(sheet, survey, hints, columns, rater, byModel).read();
  }

  /** One table. */
  private static final class Reader {
    private final Sheet sheet;
    private final ColumnProfiles survey;
    private final Hints hints;
    private final List<String> columns;
    private final Optional<String> rater;
    private final IntPredicate byModel;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private Sheet.Edits edits;

    Reader(
        Sheet sheet,
        ColumnProfiles survey,
        Hints hints,
        List<String> columns,
        Optional<String> rater,
        IntPredicate byModel) {
      this.sheet = sheet;
      this.survey = survey;
      this.hints = hints;
      this.columns = columns;
      this.rater = rater;
      this.byModel = byModel;
      edits = sheet.edits();
      sheet.columns().forEach(c -> values.put(c, new ArrayList<>(survey.values(c))));
    }

    Sheet read() {
      Sheet people = people();
      if (people.lines().isEmpty()) {
        return sheet;
      }
      Hints known = withoutModels();
      ColumnProfiles ofPeople = new ColumnProfiles(people, known);
      Layout layout;
      Map<String, GuessedScale> scales = new LinkedHashMap<>();
      try {
        layout = LayoutFinder.find(ofPeople, known, new ColumnGuesses(people));
        for (Layout.RatingColumns rated : layout.rated()) {
          scales.put(rated.name(), RatedDimension.people(ofPeople, layout, rated, known));
        }
      } catch (CorpusException e) {
        return sheet; // is told where the whole table is read
      }
      ModelColumns.of(columns, List.copyOf(scales.keySet()), new ColumnGuesses(sheet))
          .forEach(
              (dimension, models) ->
                  models.forEach(
                      (model, column) ->
                          write(model, column, dimension, scales, layout, row -> true)));
      if (layout.shape() == Layout.Shape.LONG && rater.isPresent()) {
        for (Layout.RatingColumns rated : layout.rated()) {
          for (String model : ModelColumns.among(survey.values(rater.get()))) {
            IntPredicate its = row -> survey.values(rater.get()).get(row).equals(model);
            write(model, rated.value(), rated.name(), scales, layout, its);
          }
        }
      }
      List<List<String>> all = sheet.columns().stream().map(values::get).toList();
      return all.equals(sheet.columns().stream().map(survey::values).toList())
          ? sheet.with(edits)
          : sheet.with(sheet.columns(), Sheet.Rows.of(sheet, all), edits);
    }

    /** The table without models' columns and rows. */
    private Sheet people() {
      List<String> names = sheet.columns().stream().filter(c -> !columns.contains(c)).toList();
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < survey.rows(); row++) {
        int at = row;
        if (!byModel.test(row)) {
          lines.add(
              sheet
                  .lines()
                  .get(row)
                  .with(names.stream().map(c -> survey.values(c).get(at)).toList()));
        }
      }
      Sheet people = new Sheet(sheet.file(), "csv", "", "", names, lines, Sheet.Edits.none());
      return lines.isEmpty() ? people : new Tidied().apply(people, hints);
    }

    private Hints withoutModels() {
      Hints known = hints.with(Hint.MODEL, List.of());
      for (Hint hint : List.of(Hint.RATED, Hint.NOMINAL)) {
        List<String> some = new ArrayList<>(known.all(hint));
        some.removeAll(columns);
        known = known.with(hint, some);
      }
      return known;
    }

    private void write(
        String model,
        String column,
        String dimension,
        Map<String, GuessedScale> scales,
        Layout layout,
        IntPredicate its) {
      List<String> raw = survey.values(column);
      GuessedScale scale = scales.get(dimension);
      Map<Integer, String> read = new TreeMap<>();
      Map<Integer, String> off = new TreeMap<>();
      int given = 0;
      for (int row = 0; row < raw.size(); row++) {
        if (its.test(row) && !missing(raw.get(row))) {
          given++;
          int at = row;
          answer(raw.get(row), scale, dimension)
              .ifPresent(a -> (onScale(a, scale) ? read : off).put(at, a));
        }
      }
      boolean elsewhere = off.size() > read.size();
      if (read.isEmpty() && off.isEmpty()) {
        return; // words on a scale of numbers, which is told where models are judged
      }
      if (elsewhere) {
        read.putAll(off);
        off.clear();
      }
      int changed = 0;
      for (int row = 0; row < raw.size(); row++) {
        if (its.test(row) && !missing(raw.get(row))) {
          String answer = read.getOrDefault(row, "");
          changed += answer.isEmpty() || answer.equals(raw.get(row).strip()) ? 0 : 1;
          values.get(column).set(row, answer.equals(raw.get(row).strip()) ? raw.get(row) : answer);
        }
      }
      told(model, column, scale, changed, given - read.size(), off);
      covered(model, layout, column, its);
    }

    private boolean missing(String cell) {
      return Unanswered.surely(cell) || hints.missing(cell);
    }

    private static Optional<String> answer(String raw, GuessedScale scale, String dimension) {
      Optional<BigDecimal> highest = highest(scale);
      if (highest.isEmpty()) {
        return new ModelAnswer.ModelLabel(scale, dimension).read(raw);
      }
      Optional<BigDecimal> number = ModelAnswer.number(raw, highest.get(), dimension);
      Optional<BigDecimal> same =
          Decimals.number(raw).filter(n -> number.filter(m -> m.compareTo(n) == 0).isPresent());
      return same.isPresent()
          ? Optional.of(raw.strip())
          : number.map(n -> n.stripTrailingZeros().toPlainString());
    }

    /** The greatest number of a scale of numbers. */
    private static Optional<BigDecimal> highest(GuessedScale scale) {
      Optional<BigDecimal> end = scale.span().map(GuessedScale.Range::max);
      boolean codes =
          !scale.labels().isEmpty()
              && scale.labels().stream().allMatch(l -> Decimals.number(l).isPresent());
      return end.isPresent() || !codes
          ? end
          : scale.labels().stream().map(BigDecimal::new).max(BigDecimal::compareTo);
    }

    private static boolean onScale(String answer, GuessedScale scale) {
      if (highest(scale).isEmpty()) {
        return true;
      }
      BigDecimal number = new BigDecimal(answer);
      return scale
          .span()
          .map(s -> number.compareTo(s.min()) >= 0 && number.compareTo(s.max()) <= 0)
          .orElseGet(
              () ->
                  scale.labels().stream().anyMatch(l -> new BigDecimal(l).compareTo(number) == 0));
    }

    private void told(
        String model,
        String column,
        GuessedScale scale,
        int changed,
        int none,
        Map<Integer, String> off) {
      if (changed > 0) {
        edits =
            edits.changing(
                "answers of model %s are read by their %s: %d were written in other words"
                    .formatted(model, highest(scale).isPresent() ? "number" : "label", changed));
      }
      if (none > 0) {
        List<String> numbers = new ArrayList<>();
        off.forEach((row, n) -> numbers.add(n + " in " + sheet.line(row, column)));
        edits =
            edits.doubting(
                "%d answers of model %s are none on people's scale (%s) and count as no answer%s"
                    .formatted(
                        none,
                        model,
                        scale.described(),
                        numbers.isEmpty()
                            ? ""
                            : "; off the scale: "
                                + String.join(", ", numbers.subList(0, Math.min(5, numbers.size())))
                                + (numbers.size() > 5 ? " ..." : "")));
      }
    }

    /** Tells how many of the items a model answered. */
    private void covered(String model, Layout layout, String column, IntPredicate its) {
      Set<String> items = new HashSet<>();
      Set<String> answered = new HashSet<>();
      for (int row = 0; row < survey.rows(); row++) {
        int at = row;
        String item = layout.item().map(c -> survey.values(c).get(at)).orElse("" + at);
        items.add(item);
        if (its.test(row) && !missing(values.get(column).get(row))) {
          answered.add(item);
        }
      }
      if (answered.size() < items.size()) {
        edits =
            edits.doubting(
                "%s answered %d of %d items".formatted(model, answered.size(), items.size()));
      }
    }
  }
}
