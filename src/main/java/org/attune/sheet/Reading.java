package org.attune.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Ratings as people keep them in a file, and what was read of them: the one way by which {@code
 * jobs/attune new} and notebooks come from a file to items, raters, dimensions and scales.
 *
 * @param survey the table, put right, and what stands in its columns
 * @param layout what its columns are
 * @param dimensions what was rated, on which scale and by whom
 * @param findings what each column was taken for, and why; and what may be otherwise
 */
public record Reading(Survey survey, Layout layout, List<Judged> dimensions, Findings findings) {

  /** What tables are put through, in this order. */
  private static final List<Step> STEPS = List.of(new Tidied());

  /**
   * Reads a file.
   *
   * @param hints what the user says of its columns
   * @throws org.attune.corpus.CorpusException if it cannot be told what is what in it
   */
  public static Reading of(Path file, Hints hints) {
    Sheet sheet = SheetReader.read(file);
    hints.check(sheet);
    for (Step step : STEPS) {
      sheet = step.apply(sheet, hints.or(sheet.edits().known()));
    }
    return of(sheet, hints.or(sheet.edits().known()));
  }

  private static Reading of(Sheet sheet, Hints hints) {
    Survey survey = new Survey(sheet);
    Findings findings = new Findings(sheet);
    Layout layout = LayoutFinder.find(survey, hints, findings);
    List<Judged> dimensions = new ArrayList<>();
    for (Rated rated : layout.rated()) {
      dimensions.add(Judged.of(survey, layout, rated, findings));
    }
    return new Reading(survey, layout, dimensions, findings);
  }

  /** The table, put right. */
  public Sheet sheet() {
    return survey.sheet();
  }

  /** People's ratings of a dimension in the order of the rows, without missing ones. */
  public List<Rating> ratings(Judged judged) {
    return ratings(judged, judged.rated().people(), Judged.byPeople(survey, layout));
  }

  /** Answers of a dimension's models, in the order of the rows, without missing ones. */
  public List<Rating> ofModels(Judged judged) {
    List<Rating> all = new ArrayList<>(ratings(judged, judged.rated().models(), row -> true));
    if (!layout.modelRaters().isEmpty()) {
      all.addAll(
          ratings(judged, judged.rated().people(), Judged.byPeople(survey, layout).negate()));
    }
    return all;
  }

  private List<Rating> ratings(Judged judged, Map<String, String> columns, IntPredicate which) {
    List<Rating> ratings = new ArrayList<>();
    for (int row = 0; row < survey.rows(); row++) {
      int at = row;
      for (Map.Entry<String, String> column : columns.entrySet()) {
        String answer = survey.values(column.getValue()).get(row).strip();
        if (which.test(row) && !answer.isEmpty() && !judged.scale().missing().contains(answer)) {
          ratings.add(
              new Rating(
                  sheet().lines().get(row).number(),
                  layout.item().map(c -> survey.values(c).get(at)).orElse("" + (at + 1)),
                  column.getKey().isEmpty()
                      ? layout.rater().map(c -> survey.values(c).get(at)).orElse("")
                      : column.getKey(),
                  answer));
        }
      }
    }
    return ratings;
  }
}
