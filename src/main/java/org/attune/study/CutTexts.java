package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells how many texts are longer than models read. */
final class CutTexts {

  private CutTexts() {}

  /** What is said behind the number of turns scored; empty if none was cut. */
  static String behind(Optional<Long> cut, OptionalInt longest) {
    return cut.orElse(0L) == 0 || longest.isEmpty()
        ? ""
        : ", %d of them cut at %d tokens".formatted(cut.orElseThrow(), longest.getAsInt());
  }

  /**
   * A line for each scorer that did not read all texts of a corpus to their end.
   *
   * @param scored what was scored of each corpus
   */
  static List<String> lines(Map<String, List<Scored>> scored) {
    List<String> lines = new ArrayList<>();
    scored.forEach(
        (corpus, scorers) -> {
          for (Scored s : scorers) {
            if (s instanceof Scored.Turns of && of.cut().orElse(0L) > 0) {
              lines.add(
                  "%s did not read %d of %d different turns of %s to their end, because they have too many tokens"
                      .formatted(of.scorer(), of.cut().orElseThrow(), of.turns(), corpus));
            }
          }
        });
    return lines;
  }
}
