package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import org.attune.sheet.Hints.Hint;

/** Label Studio's CSV, TSV and JSON-MIN: a row an annotation, a column a control. */
final class LabelStudioTable implements TableExport {

  private static final String CHOICES = ".choices";

  private static final List<String> OWN =
      List.of("annotation_id", "created_at", "updated_at", "lead_time", "agreement", "inner_id");

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of("id", "annotation_id", "annotator", "lead_time"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Hints known = Hints.none().with(Hint.ITEM, "id").with(Hint.RATER, "annotator");
    known = sheet.columns().contains("text") ? known.with(Hint.TEXT, "text") : known;
    Sheet named = TableExport.named(plain(sheet), "read as an export of Label Studio", known);
    return TableExport.leaving(named, hints, TableExport.why("Label Studio adds it", OWN));
  }

  /** One column for controls that the minimal JSON gives as a word or as an object of choices. */
  private static Sheet plain(Sheet sheet) {
    Sheet plain = sheet;
    for (String column : sheet.columns()) {
      if (column.endsWith(CHOICES)) {
        plain = joined(plain, column, column.substring(0, column.length() - CHOICES.length()));
      }
    }
    return plain;
  }

  private static Sheet joined(Sheet sheet, String column, String name) {
    int from = sheet.columns().indexOf(column);
    int to = sheet.columns().indexOf(name);
    List<String> names = new ArrayList<>(sheet.columns());
    names.set(from, name);
    List<Sheet.Line> lines = new ArrayList<>();
    for (Sheet.Line line : sheet.lines()) {
      List<String> values = new ArrayList<>(line.values());
      if (to >= 0) {
        String choices = values.remove(from);
        int at = to > from ? to - 1 : to;
        values.set(at, choices.isEmpty() ? values.get(at) : choices);
      }
      lines.add(line.with(values));
    }
    if (to >= 0) {
      names.remove(from);
    }
    return sheet.with(names, lines, sheet.edits());
  }
}
