package org.attune.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.score.OutputsText;

/**
 * Codes that the models of a study gave a sample of its turns, by which a re-run elsewhere can be
 * compared. Which turns these are follows from their texts alone; neither these nor their keys are
 * kept.
 *
 * @param byScorer for each scorer the codes of each turn, in the order of the turns' keys
 */
public record SampledCodes(Map<String, List<List<Long>>> byScorer) {

  /** How many turns of each scorer, at most. */
  public static final int TURNS = 500;

  private static final String HEAD = "scorer\tcodes\n";

  /** A line a turn. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    byScorer.forEach(
        (scorer, turns) ->
            turns.forEach(
                codes ->
                    text.append(scorer)
                        .append('\t')
                        .append(OutputsText.of(codes.stream().mapToLong(Long::longValue)))
                        .append('\n')));
    return text.toString();
  }

  /**
   * Reads what {@link #text} gives.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static SampledCodes of(String text) {
    Map<String, List<List<Long>>> byScorer = new LinkedHashMap<>();
    for (String line : text.lines().skip(1).toList()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new IllegalArgumentException("expected a scorer, a tab and codes, found " + line);
      }
      List<Long> codes = OutputsText.read(line.substring(tab + 1)).boxed().toList();
      byScorer.computeIfAbsent(line.substring(0, tab), k -> new ArrayList<>()).add(codes);
    }
    return new SampledCodes(byScorer);
  }
}
