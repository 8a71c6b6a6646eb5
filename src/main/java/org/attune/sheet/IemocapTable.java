package org.attune.sheet;

import java.util.List;
import java.util.Map;
import org.attune.sheet.Hints.Hint;

/** Evaluations of IEMOCAP, as the format of that name gives them. */
final class IemocapTable implements TableExport {

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet
        .columns()
        .containsAll(
            List.of("turn", "emotion", "rater", "category", "valence", "activation", "dominance"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Hints known =
        Hints.none()
            .with(Hint.ITEM, "turn")
            .with(Hint.RATER, "rater")
            .with(Hint.CONVERSATION, "conversation")
            .with(Hint.RATED, List.of("category", "valence", "activation", "dominance"));
    Edits edits = sheet.edits().knowing(known);
    if (sheet.values("rater").stream().anyMatch(rater -> rater.matches("[FM]\\d*"))) {
      edits =
          edits.doubting(
              "raters whose names begin with F or M are the actors, who rated themselves: to have"
                  + " evaluators only, leave their lines out");
    }
    return TableExport.leaving(
        sheet.with(edits),
        hints,
        Map.of("emotion", "what the raters agree on", "start", "a time", "end", "a time"));
  }
}
