package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A program, or a published corpus, whose tables bear its signature in the names of columns. */
interface TableExport {

  /** Those that are known; the first that wrote a table counts. */
  List<TableExport> ALL =
      List.of(
          new LabelStudioJson.LabelStudioTable(),
          new CrowdExports.PotatoTable(),
          new CrowdExports.MturkBatch(),
          new CrowdExports.TolokaTable(),
          new CrowdExports.AppenTable(),
          new SurveyExports.QualtricsTable(),
          new SurveyExports.SurveyMonkeyTable(),
          new SurveyExports.SosciTable(),
          new SurveyExports.LimeSurveyTable(),
          new SurveyExports.GoogleForm(),
          new ExperimentExports.JsPsychTable(),
          new ExperimentExports.PsychoPyTable(),
          new ExperimentExports.GorillaTable(),
          new PublishedTables.GoEmotionsRaw(),
          new PublishedTables.DicesTable(),
          new PublishedTables.SemEvalTable(),
          new PublishedTables.ConvokitTable(),
          new PublishedTables.IemocapTable(),
          new PublishedTables.MspPodcastTable(),
          new PublishedTables.ChatTable());

  /** True if a table bears the signature. */
  boolean wrote(Sheet sheet);

  /**
   * The table with what is known of it, and without what is no rating.
   *
   * @param hints what the user says: a column named by a hint stays
   */
  Sheet read(Sheet sheet, Hints hints);

  /** The table without columns, but for those that hints name. */
  static Sheet leaving(Sheet sheet, Hints hints, Map<String, String> why) {
    Map<String, String> left = new LinkedHashMap<>(why);
    hints.said().values().forEach(left.keySet()::removeAll);
    left.keySet().retainAll(sheet.columns());
    List<Integer> kept =
        IntStream.range(0, sheet.columns().size())
            .filter(at -> !left.containsKey(sheet.columns().get(at)))
            .boxed()
            .toList();
    List<Sheet.Line> lines = new ArrayList<>();
    for (Sheet.Line line : sheet.lines()) {
      lines.add(line.with(kept.stream().map(line.values()::get).toList()));
    }
    Sheet.Edits edits = sheet.edits();
    for (String column : sheet.columns()) {
      edits = left.containsKey(column) ? edits.leaving(column, left.get(column)) : edits;
    }
    return sheet.with(kept.stream().map(sheet.columns()::get).toList(), lines, edits);
  }

  /** The rows for which something holds; all rows if it holds for none. */
  static Sheet rows(Sheet sheet, IntPredicate keep, String why) {
    List<Sheet.Line> lines =
        IntStream.range(0, sheet.lines().size()).filter(keep).mapToObj(sheet.lines()::get).toList();
    int left = sheet.lines().size() - lines.size();
    return left == 0 || lines.isEmpty()
        ? sheet
        : sheet.with(sheet.columns(), lines, sheet.edits().changing(why + ": " + left));
  }

  /** The table, named. */
  static Sheet named(Sheet sheet, String program, Hints known) {
    return sheet.with(
        sheet.columns(), sheet.lines(), sheet.edits().changing(program).knowing(known));
  }

  /** A reason for each of the columns. */
  static Map<String, String> why(String why, Iterable<String> columns) {
    Map<String, String> all = new LinkedHashMap<>();
    columns.forEach(column -> all.put(column, why));
    return all;
  }

  /** Recognises tables by the program that wrote them, before anything is guessed by columns. */
  final class Exports implements RatingsFile.Step {

    @Override
    public Sheet apply(Sheet sheet, Hints hints) {
      return TableExport.ALL.stream()
          .filter(export -> export.wrote(sheet))
          .findFirst()
          .map(export -> export.read(sheet, hints))
          .orElse(sheet);
    }
  }
}
