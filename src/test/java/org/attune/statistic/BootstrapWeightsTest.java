package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn in each replicate. */
class BootstrapWeightsTest {

  /** Reads a replicate's weights: block b holds one item under the key (0, b). */
  private static final class Weights implements Statistic<JointTally> {
    private final List<List<Long>> seen = new ArrayList<>();

    @Override
    public Tallier<JointTally> tallier() {
      return JointTally.CATEGORIES;
    }

    @Override
    public Estimate estimate(JointTally tally, Scale scale) {
      seen.add(IntStream.range(0, tally.pairs()).mapToObj(tally::amount).toList());
      return Estimate.of(tally.items());
    }

    /** One row of weights a replicate. */
    static List<List<Long>> of(Bootstrap bootstrap, List<Integer> population) {
      SortedMap<Integer, Counts> byBlock = new TreeMap<>();
      population.forEach(block -> byBlock.put(block, item(block)));
      Weights weights = new Weights();
      bootstrap.draw(
          JointTally.CATEGORIES,
          byBlock,
          List.of(weights),
          new Scale.Nominal(List.of("no", "yes")));
      return weights.seen.subList(1, weights.seen.size());
    }
  }

  private static Counts item(int block) {
    Counts.Builder counts = Counts.builder();
    counts.add(0, block, 1);
    return counts.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 77})
  void eachReplicateDrawsAsManyBlocksAsThereAre(long seed) {
    List<Integer> population = List.of(0, 2, 3, 5, 8, 13, 21);
    List<List<Long>> weights = Weights.of(new Bootstrap(population, 200, 0.9, seed), population);
    assertThat(weights)
        .hasSize(200)
        .isEqualTo(Weights.of(new Bootstrap(population, 200, 0.9, seed), population));
    assertThat(weights)
        .allSatisfy(w -> assertThat(w.stream().mapToLong(Long::longValue).sum()).isEqualTo(7));
    for (int block = 0; block < 7; block++) {
      int at = block;
      // 1,400 draws, one in seven of them of this block: 200 with a standard deviation of 13
      assertThat(weights.stream().mapToLong(w -> w.get(at)).sum()).isBetween(140L, 260L);
    }
  }

  @Test
  void replicatesAreNoShiftsOfEachOther() {
    List<Integer> population = IntStream.range(0, 40).boxed().toList();
    List<List<Long>> weights = Weights.of(new Bootstrap(population, 60, 0.95, 1), population);
    Set<List<Long>> rotations = new HashSet<>();
    for (List<Long> replicate : weights) {
      assertThat(rotations).doesNotContain(replicate);
      for (int by = 0; by < replicate.size(); by++) {
        List<Long> rotated = new ArrayList<>(replicate);
        Collections.rotate(rotated, by);
        rotations.add(rotated);
      }
    }
    // shifted by one draw, neighbours would share 39 of their 40 draws
    for (int r = 1; r < weights.size(); r++) {
      long common = 0;
      for (int b = 0; b < 40; b++) {
        common += Math.min(weights.get(r).get(b), weights.get(r - 1).get(b));
      }
      assertThat(common).isLessThan(34);
    }
  }
}
