package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Raters of whom another column says that they are models, such as {@code annotator_type}: their
 * ids get a name by which they are known for models.
 */
final class RaterKinds implements RatingsFile.Step {

  /** More different words are no kinds. */
  private static final int MOST = 20;

  private static final Pattern MODEL =
      Pattern.compile(
          "(?i)(an? )?(llm|lm|ai|ki|model|machine|bot|chatbot|automatic|automated|auto|synthetic"
              + "|classifier|algorithm|gpt\\S*|chatgpt\\S*|claude\\S*|gemini\\S*|llama\\S*)"
              + "([ _-](rater|annotator|coder|judge|model))?");

  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)(an? )?(human|person|people|mensch|expert|experts|novice|lay|layperson|crowd"
              + "|crowdworker|student|manual|author|therapist|clinician)"
              + "([ _-](rater|annotator|coder|judge))?");

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    ColumnProfiles survey = new ColumnProfiles(sheet);
    List<String> kinds = sheet.columns().stream().filter(c -> kinds(survey, c)).toList();
    if (kinds.isEmpty()) {
      return sheet; // before columns are sorted, which takes time
    }
    Optional<String> rater =
        new Sorting(survey, hints, new ColumnGuesses(sheet))
            .rater()
            .filter(c -> survey.firstEmpty(c) < 0);
    return rater
        .flatMap(
            who ->
                kinds.stream()
                    .filter(c -> !c.equals(who) && survey.constantWithin(who, c))
                    .findFirst()
                    .map(kind -> named(survey, who, kind)))
        .orElse(sheet);
  }

  /** True of a column that says of each row whether a person or a model made it. */
  private static boolean kinds(ColumnProfiles survey, String column) {
    Set<String> values =
        survey.values(column).stream().map(String::strip).collect(Collectors.toSet());
    if (values.size() > MOST) {
      return false;
    }
    return values.stream().anyMatch(v -> MODEL.matcher(v).matches())
        && values.stream().anyMatch(v -> PERSON.matcher(v).matches())
        && values.stream().allMatch(v -> MODEL.matcher(v).matches() || PERSON.matcher(v).matches());
  }

  private static Sheet named(ColumnProfiles survey, String rater, String kind) {
    Sheet sheet = survey.sheet();
    int at = sheet.columns().indexOf(rater);
    Set<String> models = new TreeSet<>();
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < survey.rows(); row++) {
      List<String> values = new ArrayList<>(sheet.lines().get(row).values());
      if (MODEL.matcher(survey.values(kind).get(row).strip()).matches()) {
        models.add(values.get(at));
        values.set(
            at, ColumnNames.model(values.get(at)) ? values.get(at) : "model_" + values.get(at));
      }
      lines.add(sheet.lines().get(row).with(values));
    }
    boolean known = models.stream().allMatch(ColumnNames::model);
    return known
        ? sheet
        : sheet.with(
            sheet.columns(),
            lines,
            sheet
                .edits()
                .changing(
                    "column \"%s\" says that these raters are models: %s"
                        .formatted(kind, String.join(", ", models))));
  }
}
