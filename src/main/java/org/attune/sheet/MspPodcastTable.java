package org.attune.sheet;

import java.util.List;
import java.util.Map;
import org.attune.sheet.Hints.Hint;

/** Labels of MSP-Podcast, as the format of that name gives them. */
final class MspPodcastTable implements TableExport {

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet
        .columns()
        .containsAll(List.of("file", "agreed", "rater", "category", "secondary", "arousal"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Hints known =
        Hints.none()
            .with(Hint.ITEM, "file")
            .with(Hint.RATER, "rater")
            .with(Hint.RATED, List.of("category", "arousal", "valence", "dominance"));
    return TableExport.leaving(
        sheet.with(sheet.edits().knowing(known)),
        hints,
        Map.of(
            "agreed",
            "what the workers agree on",
            "secondary",
            "all emotions a worker perceived; read by --rated secondary"));
  }
}
