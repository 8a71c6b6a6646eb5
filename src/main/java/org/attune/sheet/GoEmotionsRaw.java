package org.attune.sheet;

import java.util.List;
import org.attune.sheet.Hints.Hint;

/**
 * The raw ratings of GoEmotions: a row a rater, a column an emotion, and one that says that the
 * rater found the text too unclear for any, which is no emotion and no set of none.
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.372">Demszky et al. (2020),
 *     GoEmotions</a>
 */
final class GoEmotionsRaw implements TableExport {

  private static final String UNCLEAR = "example_very_unclear";

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of("text", "id", "rater_id", UNCLEAR));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Hints known =
        Hints.none().with(Hint.ITEM, "id").with(Hint.RATER, "rater_id").with(Hint.TEXT, "text");
    List<String> unclear = sheet.values(UNCLEAR);
    Sheet read =
        TableExport.rows(
            TableExport.named(sheet, "read as raw ratings of GoEmotions", known),
            row -> !unclear.get(row).strip().matches("(?i)true|1"),
            "rows of raters who found the text too unclear to rate it are left out");
    read =
        TableExport.leaving(
            read, hints, TableExport.why("it says that a text was too unclear", List.of(UNCLEAR)));
    return TableExport.leaving(
        read,
        hints,
        TableExport.why(
            "it is about the comment on Reddit",
            List.of("author", "subreddit", "link_id", "parent_id", "created_utc")));
  }
}
