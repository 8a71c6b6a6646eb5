package org.attune.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.attune.corpus.Turn;

/** What every scorer promises. */
public final class ScorerContract {

  private ScorerContract() {}

  /**
   * Checks that rows have the declared width and do not depend on the group, its order or the
   * instance.
   *
   * @param make a new scorer at each call
   * @param widths outputs of each dimension, in the order of their names
   */
  public static void check(Supplier<Scorer> make, List<Turn> turns, int... widths) {
    long[][] together;
    String identity;
    try (Scorer scorer = make.get()) {
      identity = scorer.identity();
      assertThat(identity).matches("[0-9a-f]{64}");
      assertThat(scorer.context()).isNotNegative();
      assertThat(scorer.score(List.of())).isEmpty();
      together = scorer.score(turns);
      assertThat(together).hasNumberOfRows(turns.size());
      for (long[] row : together) {
        assertThat(row).hasSize(Arrays.stream(widths).sum());
      }
      for (int i = 0; i < turns.size(); i++) {
        assertThat(scorer.score(List.of(turns.get(i)))[0])
            .as("alone: %s", turns.get(i))
            .isEqualTo(together[i]);
      }
    }
    try (Scorer scorer = make.get()) {
      assertThat(scorer.identity()).isEqualTo(identity);
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < 3 * turns.size(); i++) {
        places.add(i % turns.size());
      }
      Collections.shuffle(places, new Random(1));
      long[][] shuffled = scorer.score(places.stream().map(turns::get).toList());
      for (int i = 0; i < places.size(); i++) {
        assertThat(shuffled[i])
            .as("in a group: %s", turns.get(places.get(i)))
            .isEqualTo(together[places.get(i)]);
      }
    }
  }
}
