package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.attune.study.ScoreStep.Scored;

/** Tells how many texts are longer than models read. */
final class CutTexts {

  private CutTexts() {}

  /** What is said behind the number of turns scored; empty if none was cut. */
  static String behind(long cut, OptionalInt longest) {
    return cut <= 0 || longest.isEmpty()
        ? ""
        : ", %d of them cut at %d tokens".formatted(cut, longest.getAsInt());
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
            if (s.cut() > 0) {
              lines.add(
                  "%s did not read %d of %d different turns of %s to their end, because they have too many tokens"
                      .formatted(s.scorer(), s.cut(), s.turns(), corpus));
            }
          }
        });
    return lines;
  }
}
