package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/**
 * Rows of somebody who is called gold, consensus or the like among raters: what the others
 * concluded, or what is right. They become columns beside the others' rows.
 */
final class ReferenceRaters implements RatingsFile.Step {

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    ColumnProfiles survey = new ColumnProfiles(sheet);
    Sorting sorting = new Sorting(survey, hints, new ColumnGuesses(sheet));
    Optional<String> rater = sorting.rater().filter(c -> survey.firstEmpty(c) < 0);
    Optional<String> item =
        rater.flatMap(
            who ->
                sorting.candidates().stream()
                    .filter(c -> !survey.unique(c) && survey.repeated(List.of(c, who)).isEmpty())
                    .findFirst());
    if (item.isEmpty()) {
      return sheet;
    }
    Set<String> references = new HashSet<>(survey.values(rater.get()));
    Set<String> people = new HashSet<>(references);
    references.removeIf(name -> !ColumnNames.referenceRater(name));
    people.removeAll(references);
    return references.size() == 1 && people.size() > 1
        ? beside(survey, item.get(), rater.get(), references.iterator().next(), sorting.ratings())
        : sheet;
  }

  private static Sheet beside(
      ColumnProfiles survey, String item, String rater, String reference, List<String> ratings) {
    Sheet sheet = survey.sheet();
    Map<String, Sheet.Line> byItem = new HashMap<>();
    Set<String> items = new HashSet<>();
    for (int row = 0; row < survey.rows(); row++) {
      if (survey.values(rater).get(row).equals(reference)) {
        byItem.put(survey.values(item).get(row), sheet.lines().get(row));
      } else {
        items.add(survey.values(item).get(row));
      }
    }
    Map<String, Integer> names = new LinkedHashMap<>();
    for (String column : ratings) {
      int at = sheet.columns().indexOf(column);
      boolean given = byItem.values().stream().anyMatch(l -> !l.values().get(at).isBlank());
      if (given && !column.equals(item) && !column.equals(rater)) {
        names.put(column + "_" + ColumnNames.plain(reference), at);
      }
    }
    List<String> columns = new ArrayList<>(sheet.columns());
    columns.addAll(names.keySet());
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < survey.rows(); row++) {
      if (!survey.values(rater).get(row).equals(reference)) {
        Optional<Sheet.Line> of = Optional.ofNullable(byItem.get(survey.values(item).get(row)));
        List<String> values = new ArrayList<>(sheet.lines().get(row).values());
        names.values().forEach(at -> values.add(of.map(l -> l.values().get(at)).orElse("")));
        lines.add(sheet.lines().get(row).with(values));
      }
    }
    byItem.keySet().removeAll(items);
    return sheet.with(
        columns,
        lines,
        sheet
            .edits()
            .doubting(
                "rows of rater \"%s\" are taken for what is right, not for a rater's%s: if a person is called so, call him or her otherwise"
                    .formatted(
                        reference,
                        byItem.isEmpty()
                            ? ""
                            : ", and left out for items that nobody else rated: " + byItem.size()))
            .knowing(Hints.none().with(Hint.REFERENCE, List.copyOf(names.keySet()))));
  }
}
