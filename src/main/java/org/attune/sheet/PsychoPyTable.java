package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/**
 * Data of PsychoPy: a row a trial, {@code *.response} its ratings, {@code *.thisN} the loops. Rows
 * without a rating and those of practice loops are no ratings.
 */
final class PsychoPyTable implements TableExport {

  private static final String LOOP = ".+\\.this(RepN|TrialN|N|Index)|.+\\.ran|.+\\.order";

  private static final String STIMULUS =
      "(?i).*(stim|image|img|picture|photo|face|video|movie|clip|sound|audio|file|item|sentence|word"
          + "|text|scene|vignette|story).*";

  private static final List<String> OWN =
      List.of(
          "session",
          "date",
          "expName",
          "expStart",
          "psychopyVersion",
          "frameRate",
          "OS",
          "thisRow.t",
          "notes",
          "expVersion");

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().stream().anyMatch(c -> c.matches(LOOP))
        && (sheet.columns().contains("psychopyVersion") || sheet.columns().contains("expName"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    List<String> answers = answers(sheet);
    Sheet read = TableExport.named(sheet, "read as data of PsychoPy", Hints.none());
    Survey survey = new Survey(read);
    Optional<String> item =
        hints
            .one(Hint.ITEM)
            .or(
                () ->
                    read.columns().stream()
                        .filter(c -> !c.contains(".") && c.matches(STIMULUS) && !OWN.contains(c))
                        .filter(c -> !survey.answers(c).isEmpty())
                        .findFirst());
    List<String> practice =
        read.columns().stream().filter(c -> c.matches("(?i)pract.*\\.thisN")).toList();
    Sheet trials =
        TableExport.rows(
            read,
            row ->
                answers.stream().anyMatch(c -> !survey.values(c).get(row).isBlank())
                    && item.stream().noneMatch(c -> survey.values(c).get(row).isBlank())
                    && practice.stream().allMatch(c -> survey.values(c).get(row).isBlank()),
            "rows without a stimulus or a rating, and of practice, are left out");
    Hints known = answers.isEmpty() ? Hints.none() : Hints.none().with(Hint.RATED, answers);
    known = item.isPresent() ? known.with(Hint.ITEM, item.get()) : known;
    Optional<String> person =
        Stream.of("participant", "Participant", "participant_id", "subject", "id")
            .filter(sheet.columns()::contains)
            .findFirst();
    known = person.isPresent() ? known.with(Hint.RATER, person.get()) : known;
    Map<String, String> left = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      boolean asks = answers.contains(column) || item.equals(Optional.of(column));
      boolean own =
          OWN.contains(column)
              || column.contains(".")
              || column.matches("\\d+") && survey.answers(column).isEmpty();
      if (!asks && own) {
        left.put(column, "PsychoPy adds it");
      }
    }
    return TableExport.leaving(trials.with(trials.edits().knowing(known)), hints, left);
  }

  /** Columns of sliders and rating scales; keys where there are none. */
  private static List<String> answers(Sheet sheet) {
    Survey survey = new Survey(sheet);
    List<String> scales = ending(survey, ".*\\.(response|rating)");
    return scales.isEmpty() ? ending(survey, ".*\\.keys") : scales;
  }

  private static List<String> ending(Survey survey, String names) {
    return survey.sheet().columns().stream()
        .filter(c -> c.matches(names) && !survey.answers(c).isEmpty())
        .filter(c -> Scales.guess(survey.answers(c)).isPresent())
        .toList();
  }
}
