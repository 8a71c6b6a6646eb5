package org.attune.sheet;

import java.util.Set;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/** What Potato writes of its annotators: a column {@code scheme:::label} for every label. */
final class PotatoTable implements TableExport {

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
