package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/**
 * Batch results of Amazon Mechanical Turk: a row an assignment, {@code Input.*} what was shown,
 * {@code Answer.*} what a worker said. Assignments that the requester rejected are left out.
 */
final class MturkBatch implements TableExport {

  private static final String HIT = "HITId";
  private static final String WORKER = "WorkerId";
  private static final String STATUS = "AssignmentStatus";
  private static final String TASKS = "Answer.taskAnswers";
  private static final Pattern BOX = Pattern.compile("(Answer\\..+)\\.([^.]+)");

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of(HIT, WORKER))
        && sheet.columns().stream().anyMatch(c -> c.startsWith("Answer."));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Sheet read = withTasks(sheet);
    Survey survey = new Survey(read);
    Hints known = Hints.none().with(Hint.ITEM, item(survey)).with(Hint.RATER, WORKER);
    Optional<String> text =
        read.columns().stream()
            .filter(
                c -> c.startsWith("Input.") && ColumnNames.text(c) && !survey.answers(c).numeric())
            .findFirst();
    known = text.isPresent() ? known.with(Hint.TEXT, text.get()) : known;
    read = TableExport.named(read, "read as batch results of Mechanical Turk", known);
    read = accepted(read);
    Map<String, String> left = new LinkedHashMap<>();
    for (String column : read.columns()) {
      boolean used = known.said().values().stream().anyMatch(said -> said.contains(column));
      if (!used && !column.startsWith("Input.") && !column.startsWith("Answer.")) {
        left.put(column, "Mechanical Turk adds it");
      }
    }
    read = TableExport.leaving(read, hints, left);
    for (LabelBoxes boxes : LabelBoxes.of(read.columns(), BOX)) {
      if (boxes.columns().size() > 1 && boxes.ticks(read)) {
        read = boxes.turned(read);
        read =
            read.with(
                read.edits()
                    .changing(
                        "columns of labels are one column \"%s\" now: %s"
                            .formatted(boxes.question(), boxes.columns().keySet())));
      }
    }
    return read;
  }

  /** The id that came with the input if it is one for each HIT, else the HIT's. */
  private static String item(Survey survey) {
    return survey.sheet().columns().stream()
        .filter(c -> c.startsWith("Input.") && ColumnNames.item(c.substring("Input.".length())))
        .filter(c -> survey.constantWithin(HIT, c) && survey.firstEmpty(c) < 0)
        .findFirst()
        .orElse(HIT);
  }

  private static Sheet accepted(Sheet sheet) {
    if (!sheet.columns().contains(STATUS)) {
      return sheet;
    }
    List<String> status = sheet.values(STATUS);
    long rejected = status.stream().filter("Rejected"::equalsIgnoreCase).count();
    Sheet accepted =
        TableExport.rows(
            sheet,
            row -> !status.get(row).equalsIgnoreCase("Rejected"),
            "rows of rejected assignments are left out");
    return rejected == 0
        ? accepted
        : accepted.with(
            accepted
                .edits()
                .doubting(
                    "%d of %d assignments were rejected and are left out: to count one, write"
                            .formatted(rejected, status.size())
                        + " Approved into its "
                        + STATUS));
  }

  /** Answers of forms of crowd elements, which are JSON in one column, as columns. */
  private static Sheet withTasks(Sheet sheet) {
    if (!sheet.columns().contains(TASKS)) {
      return sheet;
    }
    int at = sheet.columns().indexOf(TASKS);
    List<Map<String, String>> answers = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Sheet.Line line : sheet.lines()) {
      Map<String, String> row = new LinkedHashMap<>();
      JsonNode given = JsonText.parsed(line.values().get(at));
      flat(given.isArray() ? given.path(0) : given, "Answer.", row);
      names.addAll(row.keySet());
      answers.add(row);
    }
    names.removeAll(sheet.columns());
    List<String> columns = new ArrayList<>(sheet.columns());
    columns.remove(at);
    columns.addAll(names);
    List<Sheet.Line> lines = new ArrayList<>();
    for (int row = 0; row < answers.size(); row++) {
      Map<String, String> own = answers.get(row);
      List<String> values = new ArrayList<>(sheet.lines().get(row).values());
      values.remove(at);
      names.forEach(name -> values.add(own.getOrDefault(name, "")));
      lines.add(sheet.lines().get(row).with(values));
    }
    return sheet.with(columns, lines, sheet.edits());
  }

  private static void flat(JsonNode value, String name, Map<String, String> row) {
    value
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isObject()) {
                flat(entry.getValue(), name + entry.getKey() + ".", row);
              } else {
                row.put(name + entry.getKey(), JsonText.cell(entry.getValue()));
              }
            });
  }
}
