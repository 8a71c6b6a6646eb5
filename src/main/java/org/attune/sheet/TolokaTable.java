package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.sheet.Hints.Hint;

/**
 * Assignments of Toloka: {@code INPUT:} what was shown, {@code OUTPUT:} what a worker said, {@code
 * GOLDEN:} what is right in control tasks.
 */
final class TolokaTable implements TableExport {

  private static final String INPUT = "INPUT:";
  private static final String OUTPUT = "OUTPUT:";
  private static final String GOLDEN = "GOLDEN:";
  private static final String WORKER = "ASSIGNMENT:worker_id";
  private static final String TASK = "ASSIGNMENT:task_id";
  private static final String STATUS = "ASSIGNMENT:status";

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().contains(WORKER) && !begin(sheet, OUTPUT).isEmpty();
  }

  private static List<String> begin(Sheet sheet, String prefix) {
    return sheet.columns().stream().filter(c -> c.startsWith(prefix)).toList();
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Survey survey = new Survey(sheet);
    boolean tasks = sheet.columns().contains(TASK);
    Optional<String> item =
        begin(sheet, INPUT).stream()
            .filter(c -> ColumnNames.item(c.substring(INPUT.length())))
            .filter(c -> survey.firstEmpty(c) < 0)
            .findFirst()
            .or(() -> Optional.of(TASK).filter(c -> tasks));
    Optional<String> text =
        begin(sheet, INPUT).stream()
            .filter(c -> ColumnNames.text(c) && !survey.answers(c).numeric())
            .findFirst();
    List<String> references = new ArrayList<>(begin(sheet, GOLDEN));
    references.removeIf(c -> survey.answers(c).isEmpty());
    Hints known = Hints.none().with(Hint.RATER, WORKER).with(Hint.RATED, begin(sheet, OUTPUT));
    known = item.isPresent() ? known.with(Hint.ITEM, item.get()) : known;
    known = text.isPresent() ? known.with(Hint.TEXT, text.get()) : known;
    known = references.isEmpty() ? known : known.with(Hint.REFERENCE, references);
    Sheet read = TableExport.named(sheet, "read as assignments of Toloka", known);
    if (sheet.columns().contains(STATUS)) {
      List<String> status = sheet.values(STATUS);
      read =
          TableExport.rows(
              read,
              row -> !status.get(row).strip().equalsIgnoreCase("rejected"),
              "rows of rejected assignments are left out");
    }
    Map<String, String> left = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      boolean used = known.said().values().stream().anyMatch(said -> said.contains(column));
      if (!used && (column.startsWith("ASSIGNMENT:") || column.startsWith("HINT:"))) {
        left.put(column, "Toloka adds it");
      }
    }
    return TableExport.leaving(read, hints, left);
  }
}
