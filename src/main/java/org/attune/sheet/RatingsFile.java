package org.attune.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Ratings as people keep them in a file, and what was read of them: the one way by which {@code
 * jobs/attune new} and notebooks come from a file to items, raters, dimensions and scales.
 *
 * @param survey the table, put right, and what stands in its columns
 * @param layout what its columns are
 * @param dimensions what was rated, on which scale and by whom
 * @param findings what each column was taken for, and why; and what may be otherwise
 */
public record RatingsFile(
    ColumnProfiles survey, Layout layout, List<RatedDimension> dimensions, ColumnGuesses findings) {

  /** What tables are put through, in this order. */
  private static final List<Step> STEPS =
      List.of(
          new TableExport.Exports(),
          new SameSpelling(),
          new BestWorst(),
          new RaterKinds(),
          new NumberSigns(),
          new YesAndNo(),
          new NumberedLabels(),
          new NumberedChoices(),
          new Votes.CountedVotes(),
          new Votes.ListedVotes(),
          new SummaryRows(),
          new DoubledRows(),
          new RowsAreRaters(),
          new ItemOfColumns(),
          new TidyDimensions(),
          new LabelColumns(),
          new ListCells(),
          new Separators(),
          new ReferenceRaters(),
          new ModelAnswers(),
          new Tidied());

  /**
   * Reads a file.
   *
   * @param hints what the user says of its columns
   * @throws org.attune.corpus.CorpusException if it cannot be told what is what in it
   */
  public static RatingsFile of(Path file, Hints hints) {
    return of(List.of(file), hints);
  }

  /**
   * Reads several files as one table: rows below rows where they have the same columns, else joined
   * by the item's id.
   *
   * @param files files, and folders of files; the first file says what was rated
   * @param hints what the user says of the columns
   */
  public static RatingsFile of(List<Path> files, Hints hints) {
    List<Sheet> sheets = new ArrayList<>();
    List<Path> found = new ArrayList<>(SheetFiles.in(files));
    List<Sheet> read = new ArrayList<>(found.stream().map(SheetReader::read).toList());
    peopleFirst(read, found);
    Hints asked = hints.in(read.get(0));
    asked.check(read);
    for (Sheet sheet : read) {
      Sheet turned = sheet;
      Hints own = read.size() > 1 ? asked.of(sheet) : asked;
      for (Step step : STEPS) {
        turned = step.apply(turned, known(turned, own));
      }
      sheets.add(turned);
    }
    Sheet sheet =
        sheets.size() == 1 ? sheets.get(0) : joined(sheets, SheetFiles.names(found), asked);
    Hints known = known(sheet, asked);
    sheet = sheets.size() == 1 ? sheet : new ModelAnswers().apply(sheet, known);
    ColumnProfiles survey = new ColumnProfiles(sheet, known);
    ColumnGuesses findings = new ColumnGuesses(sheet);
    RatingsFile reading = of(survey, LayoutFinder.find(survey, known, findings), findings);
    HintedAnswers.check(reading, asked);
    return reading;
  }

  /** Brings the first file with people's ratings before all others: it says what was rated. */
  private static void peopleFirst(List<Sheet> sheets, List<Path> files) {
    List<String> names = SheetFiles.names(files);
    for (int at = 0; at < sheets.size(); at++) {
      if (!ModelColumns.fill(sheets.get(at), names.get(at))) {
        sheets.add(0, sheets.remove(at));
        files.add(0, files.remove(at));
        return;
      }
    }
  }

  /** The user's hints on columns that were turned into others were obeyed in turning them. */
  private static Hints known(Sheet sheet, Hints hints) {
    Hints user = hints.of(sheet);
    boolean joined =
        hints.all(Hint.ITEM).size() > 1 && !sheet.edits().known().all(Hint.ITEM).isEmpty();
    return (joined ? user.with(Hint.ITEM, List.of()) : user).or(sheet.edits().known().of(sheet));
  }

  private static Sheet joined(List<Sheet> sheets, List<String> names, Hints hints) {
    Sheet first = sheets.get(0);
    ColumnProfiles survey = new ColumnProfiles(first);
    Hints known = known(first, hints);
    Sorting sorting = new Sorting(survey, known, new ColumnGuesses(first));
    Optional<String> item =
        Stream.concat(
                sorting.items().stream().filter(sorting::surelyItem),
                Stream.concat(sorting.items().stream(), sorting.text().stream()))
            .findFirst();
    return SeveralSheets.joined(sheets, names, item, sorting.rater());
  }

  /**
   * Reads a file with a row an item and a column for each of these raters, whatever it looks like.
   *
   * @param item column with the item's id
   */
  public static RatingsFile wide(Path file, String item, List<String> raters) {
    List<String> columns = new ArrayList<>(raters);
    columns.add(item);
    Sheet read = SheetReader.read(file);
    Hints.none().with(Hint.RATED, columns).check(List.of(read));
    Sheet sheet = new Tidied().apply(Sheet.Rows.filled(read), Hints.none());
    Map<String, String> people = new LinkedHashMap<>();
    raters.forEach(rater -> people.put(rater, rater));
    Layout.RatingColumns rated =
        new Layout.RatingColumns(WideRatings.RATING, people, Map.of(), Optional.empty());
    return of(
        new ColumnProfiles(sheet),
        Layout.wide(Optional.of(item), List.of(rated)),
        new ColumnGuesses(sheet));
  }

  /** The same, where a column is no rater's. */
  public RatingsFile without(String column) {
    List<Layout.RatingColumns> others = new ArrayList<>();
    for (Layout.RatingColumns rated : layout.rated()) {
      Map<String, String> people = new LinkedHashMap<>(rated.people());
      people.values().remove(column);
      if (!people.isEmpty()) {
        others.add(
            new Layout.RatingColumns(rated.name(), people, rated.models(), rated.reference()));
      }
    }
    return of(survey, layout.of(others), findings);
  }

  private static RatingsFile of(ColumnProfiles survey, Layout layout, ColumnGuesses findings) {
    List<RatedDimension> dimensions = new ArrayList<>();
    for (Layout.RatingColumns rated : layout.rated()) {
      dimensions.add(RatedDimension.of(survey, layout, rated, findings));
    }
    return new RatingsFile(survey, layout, dimensions, findings);
  }

  /** The table, put right. */
  public Sheet sheet() {
    return survey.sheet();
  }

  /** People's ratings of a dimension in the order of the rows, without missing ones. */
  public List<Rating> ratings(RatedDimension judged) {
    return ratings(judged, judged.rated().people(), RatedDimension.byPeople(survey, layout));
  }

  /** Answers of a dimension's models, in the order of the rows, without missing ones. */
  public List<Rating> ofModels(RatedDimension judged) {
    List<Rating> all = new ArrayList<>(ratings(judged, judged.rated().models(), row -> true));
    if (!layout.modelRaters().isEmpty()) {
      all.addAll(
          ratings(
              judged, judged.rated().people(), RatedDimension.byPeople(survey, layout).negate()));
    }
    return all;
  }

  private List<Rating> ratings(
      RatedDimension judged, Map<String, String> columns, IntPredicate which) {
    List<Rating> ratings = new ArrayList<>();
    for (int row = 0; row < survey.rows(); row++) {
      int at = row;
      for (Map.Entry<String, String> column : columns.entrySet()) {
        String answer = survey.values(column.getValue()).get(row).strip();
        if (which.test(row) && judged.scale().answered(answer)) {
          ratings.add(
              new Rating(
                  sheet().where(row, column.getValue()),
                  item(row),
                  column.getKey().isEmpty()
                      ? layout.rater().map(c -> survey.values(c).get(at)).orElse("")
                      : named(column),
                  answer));
        }
      }
    }
    return ratings;
  }

  /** Names of the people who were to rate a dimension, in the order of the table. */
  public List<String> raters(RatedDimension judged) {
    if (layout.wide()) {
      return judged.rated().people().entrySet().stream().map(RatingsFile::named).toList();
    }
    IntPredicate byPeople = RatedDimension.byPeople(survey, layout);
    return layout.rater().stream()
        .flatMap(
            column ->
                IntStream.range(0, survey.rows())
                    .filter(byPeople)
                    .mapToObj(row -> survey.values(column).get(row)))
        .distinct()
        .toList();
  }

  /** A person of a wide table as the table calls him or her. */
  private static String named(Map.Entry<String, String> person) {
    boolean alike = ColumnNames.plain(person.getValue()).equals(person.getKey());
    return alike ? person.getValue() : person.getKey();
  }

  /** The id of the item in a row, from 0; the number of the row where nothing tells items apart. */
  public String item(int row) {
    return layout.item().map(c -> survey.values(c).get(row)).orElse("" + (row + 1));
  }

  /** Looks whether what was said of answers could be obeyed. */
  private static final class HintedAnswers {

    private HintedAnswers() {}

    /**
     * Compares what the user said of answers with those that were read.
     *
     * @throws CorpusException with the option that fits no dimension
     */
    static void check(RatingsFile reading, Hints hints) {
      List<String> columns = new ArrayList<>();
      List<String> answers = new ArrayList<>();
      for (RatedDimension judged : reading.dimensions()) {
        columns.addAll(judged.rated().people().values());
        columns.addAll(judged.rated().models().values());
      }
      columns.forEach(c -> reading.survey().values(c).forEach(v -> answers.add(v.strip())));
      List<GuessedScale> scales = reading.dimensions().stream().map(RatedDimension::scale).toList();
      String file = reading.sheet().file();
      List<String> levels = hints.all(Hint.LEVELS);
      if (!levels.isEmpty() && scales.stream().noneMatch(s -> s.labels().equals(levels))) {
        throw new CorpusException(
            file,
            "a dimension whose answers are levels " + levels + " (--levels)",
            scales.stream().map(GuessedScale::described).toList().toString());
      }
      hints
          .one(Hint.SEPARATOR)
          .filter(s -> !s.equals(WordScales.NO_SEPARATOR))
          .filter(s -> scales.stream().noneMatch(scale -> scale.separator().equals(s)))
          .ifPresent(
              s -> {
                throw new CorpusException(
                    file, "answers with \"" + s + "\" between labels (--separator)", "none");
              });
      if (hints.is(Hint.EMPTY, Hints.NO_LABEL)
          && scales.stream().noneMatch(s -> s.level() == Level.LABELS)) {
        throw new CorpusException(file, "answers that are sets of labels (--empty none)", "none");
      }
      for (String column : hints.all(Hint.NOMINAL)) {
        if (!columns.contains(column)) {
          throw new CorpusException(
              file, "people's ratings in column \"" + column + "\" (--nominal)", "no ratings");
        }
      }
      for (String missing : hints.all(Hint.MISSING)) {
        Hints only = Hints.none().with(Hint.MISSING, missing);
        if (!missing.isBlank() && answers.stream().noneMatch(only::missing)) {
          reading
              .findings()
              .doubt("no answer is \"" + missing + "\", which --missing calls missing");
        }
      }
    }
  }

  /**
   * One way in which tables differ from those that are read at last: it turns such a table, tells
   * what it did, and leaves every other as it is.
   */
  interface Step {

    /**
     * The table after this step.
     *
     * @param hints what the user says of the columns the table has now, and what earlier steps know
     * @throws org.attune.corpus.CorpusException if two readings are possible and only the user can
     *     say which, with the option that says it; or if a hint cannot be obeyed
     */
    Sheet apply(Sheet sheet, Hints hints);
  }
}
