package org.attune.sheet;

import java.util.List;
import java.util.Optional;
import org.attune.sheet.Hints.Hint;

/**
 * Texts of SemEval-2018, task 1, affect in tweets: the intensity of an emotion, which a column
 * names, or a column an emotion.
 *
 * @see <a href="https://doi.org/10.18653/v1/S18-1001">Mohammad et al. (2018), SemEval-2018 task
 *     1</a>
 */
final class SemEvalTable implements TableExport {

  private static final String DIMENSION = "Affect Dimension";

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of("ID", "Tweet"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    Hints known = Hints.none().with(Hint.ITEM, "ID").with(Hint.TEXT, "Tweet");
    Optional<String> value =
        sheet.columns().stream().filter(c -> c.startsWith("Intensity ")).findFirst();
    if (value.isPresent() && sheet.columns().contains(DIMENSION)) {
      known = known.with(Hint.DIMENSION, DIMENSION).with(Hint.VALUE, value.get());
    }
    return TableExport.named(sheet, "read as texts of SemEval-2018", known);
  }
}
