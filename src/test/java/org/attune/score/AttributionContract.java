package org.attune.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.corpus.Turn;
import org.attune.score.Attributing.Attributed;
import org.attune.score.Attributing.Part;

/** What every account of parts promises. */
public final class AttributionContract {

  private AttributionContract() {}

  /** Parts stand in the text, and sum to the change of each output. */
  public static void check(Scorer scorer, List<Turn> turns) {
    try (Attributing own = scorer.attributing().orElseThrow()) {
      List<Attributed> all = own.of(turns, everything(scorer, turns));
      assertThat(all).hasSameSizeAs(turns);
      for (int i = 0; i < all.size(); i++) {
        check(all.get(i), turns.get(i).text(), own.exact());
      }
    }
  }

  /** Every output of every turn. */
  public static List<int[]> everything(Scorer scorer, List<Turn> turns) {
    int outputs = scorer.score(turns.subList(0, 1))[0].length;
    return Collections.nCopies(turns.size(), IntStream.range(0, outputs).toArray());
  }

  private static void check(Attributed of, String text, boolean exact) {
    for (Part part : of.parts()) {
      assertThat(part.from()).isBetween(0, part.to());
      assertThat(part.to()).isLessThanOrEqualTo(text.length());
    }
    for (int o = 0; o < of.output().length; o++) {
      int output = o;
      double sum = of.parts().stream().mapToDouble(part -> part.added()[output]).sum();
      double change = of.output()[o] - of.baseline()[o];
      if (of.output()[o] == of.baseline()[o]) { // of a category nobody has, without end
        assertThat(sum).isCloseTo(0, within(1e-9));
      } else {
        assertThat(sum)
            .as("output %d of %s", o, text)
            .isCloseTo(
                change,
                within(exact ? 1e-9 * (1 + Math.abs(change)) : 1e-3 + .01 * Math.abs(change)));
      }
    }
  }
}
