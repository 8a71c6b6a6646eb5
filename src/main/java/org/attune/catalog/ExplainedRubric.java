package org.attune.catalog;

import java.nio.file.Path;
import org.attune.rubric.Codebook;
import org.attune.rubric.Instructions;
import org.attune.rubric.Order;

/** What a rubric says, in words. */
public final class ExplainedRubric {

  private ExplainedRubric() {}

  /**
   * The codebook of a rubric, or what a language model is asked by it.
   *
   * @param language one of its languages; its own if this is empty
   */
  public static String of(Path file, String language, boolean asked) {
    var rubric = Catalog.rubric(file);
    Codebook codebook = rubric.codebook(language.isEmpty() ? rubric.language() : language);
    if (!asked) {
      return codebook.markdown();
    }
    Instructions instructions = Instructions.of(codebook, 0, Order.GIVEN);
    return instructions.system() + "\n" + instructions.schema().toPrettyString() + "\n";
  }
}
