package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.sheet.Hints.Hint;

/**
 * A full report of Appen, once Figure Eight and CrowdFlower: a row a judgment, columns of its own
 * begin with a low line, and {@code x_gold} is what is right for {@code x} in test questions.
 */
final class AppenTable implements TableExport {

  private static final String UNIT = "_unit_id";
  private static final String WORKER = "_worker_id";
  private static final String GOLD = "_gold";

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of(UNIT, WORKER, "_trust"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Survey survey = new Survey(sheet);
    Map<String, String> left = new LinkedHashMap<>();
    List<String> references = new ArrayList<>();
    for (String column : sheet.columns()) {
      boolean own = column.startsWith("_") && !column.equals(UNIT) && !column.equals(WORKER);
      if (own || column.startsWith("orig_") || column.endsWith(":confidence")) {
        left.put(column, "Appen adds it");
      } else if (column.endsWith("_gold_reason")) {
        left.put(column, "the reason of what is right");
      } else if (column.endsWith(GOLD) && !survey.answers(column).isEmpty()) {
        references.add(column);
      }
    }
    List<String> rated =
        references.stream()
            .map(c -> c.substring(0, c.length() - GOLD.length()))
            .filter(sheet.columns()::contains)
            .toList();
    Optional<String> text = sheet.columns().stream().filter(ColumnNames::text).findFirst();
    Hints known = Hints.none().with(Hint.ITEM, UNIT).with(Hint.RATER, WORKER);
    known = rated.isEmpty() ? known : known.with(Hint.RATED, rated);
    known = references.isEmpty() ? known : known.with(Hint.REFERENCE, references);
    known = text.isPresent() ? known.with(Hint.TEXT, text.get()) : known;
    return TableExport.leaving(
        doubting(TableExport.named(sheet, "read as a full report of Appen", known)), hints, left);
  }

  /** Judgments of workers who failed too many test questions are there, but marked. */
  private static Sheet doubting(Sheet sheet) {
    String tainted = "_tainted";
    long marked =
        sheet.columns().contains(tainted)
            ? sheet.values(tainted).stream().filter("true"::equalsIgnoreCase).count()
            : 0;
    return marked == 0
        ? sheet
        : sheet.with(
            sheet
                .edits()
                .doubting(
                    "%d of %d judgments are of workers who failed test questions (%s) and count as the others: delete those that should not"
                        .formatted(marked, sheet.lines().size(), tainted)));
  }
}
