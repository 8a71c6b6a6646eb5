package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/** Tables that platforms for annotation and crowd work write. */
final class CrowdExports {

  private CrowdExports() {}

  /** What Potato writes of its annotators: a column {@code scheme:::label} for every label. */
  static final class PotatoTable implements TableExport {

    private static final Pattern JSON = Pattern.compile("label_annotations\\.(.+?)\\.(.+)");
    private static final Pattern TABLE = Pattern.compile("(.+?):::(.+)");

    /** Labels of schemes that hold what annotators wrote. */
    private static final Set<String> WRITTEN = Set.of("text_box", "free_response", "bad_text_box");

    @Override
    public boolean wrote(Sheet sheet) {
      boolean table = sheet.columns().stream().anyMatch(c -> TABLE.matcher(c).matches());
      boolean json = sheet.columns().stream().anyMatch(c -> JSON.matcher(c).matches());
      return (table || json)
          && (sheet.columns().contains("instance_id") || sheet.columns().contains("id"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      boolean table = sheet.columns().stream().anyMatch(c -> TABLE.matcher(c).matches());
      String item = sheet.columns().contains("instance_id") ? "instance_id" : "id";
      Hints known = Hints.none().with(Hint.ITEM, item);
      known = sheet.columns().contains("user") ? known.with(Hint.RATER, "user") : known;
      known =
          sheet.columns().contains("displayed_text")
              ? known.with(Hint.TEXT, "displayed_text")
              : known;
      Sheet turned = TableExport.named(sheet, "read as an export of Potato", known);
      for (LabelBoxes scheme : LabelBoxes.of(sheet.columns(), table ? TABLE : JSON)) {
        boolean hinted =
            hints.said().values().stream()
                .anyMatch(said -> said.stream().anyMatch(scheme.columns().values()::contains));
        if (WRITTEN.containsAll(scheme.columns().keySet())) {
          turned =
              TableExport.leaving(
                  turned,
                  hints,
                  TableExport.why("annotators wrote it freely", scheme.columns().values()));
        } else if (!hinted) {
          turned = scheme.turned(turned);
          turned =
              turned.with(
                  turned
                      .edits()
                      .changing(
                          "columns of labels are one column \"%s\" now: %s"
                              .formatted(scheme.question(), scheme.columns().keySet())));
        }
      }
      return turned;
    }
  }

  /**
   * Batch results of Amazon Mechanical Turk: a row an assignment, {@code Input.*} what was shown,
   * {@code Answer.*} what a worker said. Assignments that the requester rejected are left out.
   */
  static final class MturkBatch implements TableExport {

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
      ColumnProfiles survey = new ColumnProfiles(read);
      Hints known = Hints.none().with(Hint.ITEM, item(survey)).with(Hint.RATER, WORKER);
      Optional<String> text =
          read.columns().stream()
              .filter(
                  c ->
                      c.startsWith("Input.") && ColumnNames.text(c) && !survey.answers(c).numeric())
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
    private static String item(ColumnProfiles survey) {
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

  /**
   * Assignments of Toloka: {@code INPUT:} what was shown, {@code OUTPUT:} what a worker said,
   * {@code GOLDEN:} what is right in control tasks.
   */
  static final class TolokaTable implements TableExport {

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
      ColumnProfiles survey = new ColumnProfiles(sheet);
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

  /**
   * A full report of Appen, once Figure Eight and CrowdFlower: a row a judgment, columns of its own
   * begin with a low line, and {@code x_gold} is what is right for {@code x} in test questions.
   */
  static final class AppenTable implements TableExport {

    private static final String UNIT = "_unit_id";
    private static final String WORKER = "_worker_id";
    private static final String GOLD = "_gold";

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of(UNIT, WORKER, "_trust"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      ColumnProfiles survey = new ColumnProfiles(sheet);
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

  /**
   * Columns of one question, one for each label that can be ticked, as programs write them that
   * always do so.
   *
   * @param question name of the question
   * @param columns column of each label
   */
  private record LabelBoxes(String question, Map<String, String> columns) {

    /** What programs write where nothing was done. */
    private static final Set<String> NOTHING = Set.of("", "null", "none", "nan");

    /** A point of a scale as Potato calls it. */
    private static final Pattern POINT = Pattern.compile("(?:scale[_ -])?(-?\\d+)");

    /** The questions in a table: names of columns in two groups, the question's and the label's. */
    static List<LabelBoxes> of(List<String> columns, Pattern name) {
      Map<String, Map<String, String>> questions = new LinkedHashMap<>();
      for (String column : columns) {
        Matcher parts = name.matcher(column);
        if (parts.matches()) {
          questions
              .computeIfAbsent(parts.group(1), q -> new LinkedHashMap<>())
              .put(parts.group(2), column);
        }
      }
      List<LabelBoxes> all = new ArrayList<>();
      questions.forEach((question, labels) -> all.add(new LabelBoxes(question, labels)));
      return all;
    }

    /** True if nothing but ticks stands in the columns. */
    boolean ticks(Sheet sheet) {
      return columns.entrySet().stream()
          .allMatch(
              box ->
                  sheet.values(box.getValue()).stream()
                      .allMatch(
                          value ->
                              Ticks.yes(value)
                                  || Ticks.own(box.getKey(), value)
                                  || unticked(box.getKey(), value)));
    }

    /**
     * The table with one column instead: the label that is ticked, or a JSON list of those that
     * are, none of them included, where there may be several; of points of a scale the number; of a
     * question with one column what stands in it, unless these are ticks.
     */
    Sheet turned(Sheet sheet) {
      boolean given = columns.size() == 1 && !ticks(sheet);
      List<List<String>> answers = new ArrayList<>();
      for (int row = 0; row < sheet.lines().size(); row++) {
        answers.add(answers(sheet, row, given));
      }
      boolean several = answers.stream().anyMatch(a -> a.size() > 1);
      int first = sheet.columns().indexOf(columns.values().iterator().next());
      List<String> names = new ArrayList<>();
      List<Sheet.Line> lines = new ArrayList<>();
      for (int at = 0; at < sheet.columns().size(); at++) {
        if (at == first) {
          names.add(question);
        } else if (!columns.containsValue(sheet.columns().get(at))) {
          names.add(sheet.columns().get(at));
        }
      }
      int[] from = names.stream().mapToInt(sheet.columns()::indexOf).toArray();
      int to = names.indexOf(question);
      for (int row = 0; row < answers.size(); row++) {
        List<String> own = answers.get(row);
        String answer = several ? JsonText.list(own) : own.isEmpty() ? "" : own.get(0);
        Sheet.Line line = sheet.lines().get(row);
        List<String> values = new ArrayList<>();
        for (int at = 0; at < from.length; at++) {
          values.add(at == to ? answer : line.values().get(from[at]));
        }
        lines.add(line.with(values));
      }
      return sheet.with(names, lines, sheet.edits());
    }

    private List<String> answers(Sheet sheet, int row, boolean given) {
      List<String> answers = new ArrayList<>();
      columns.forEach(
          (label, column) -> {
            int at = sheet.columns().indexOf(column);
            String value = sheet.lines().get(row).values().get(at).strip();
            Matcher point = POINT.matcher(label);
            if (given) {
              if (!value.isEmpty()) {
                answers.add(value);
              }
            } else if (!unticked(label, value)) {
              answers.add(point.matches() ? point.group(1) : label);
            }
          });
      return answers;
    }

    /** True unless a box is ticked, which the label itself does, too, such as the point nought. */
    private static boolean unticked(String label, String value) {
      return !Ticks.own(label, value)
          && (NOTHING.contains(value.strip().toLowerCase(Locale.ROOT)) || Ticks.no(label, value));
    }
  }
}
