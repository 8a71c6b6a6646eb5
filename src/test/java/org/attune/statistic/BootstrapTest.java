package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

  private static final int BLOCKS = 1000;
  private static final int REPLICATES = 2000;
  private static final List<Integer> POPULATION = IntStream.range(0, BLOCKS).boxed().toList();

  /** The accuracy of a model that is right on 300 of 1,000 items, each a block of its own. */
  private static Drawn accuracy(Bootstrap bootstrap) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block = 0; block < BLOCKS; block++) {
      Counts.Builder counts = Counts.builder();
      counts.add(0, block % 10 < 3 ? 0 : 1, 1);
      byBlock.put(block, counts.build());
    }
    Scale scale = new Scale.Nominal(List.of("no", "yes"));
    return bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(new Accuracy()), scale).get(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20261121})
  void drawsSpreadAsASampledShareDoes(long seed) {
    Bootstrap bootstrap = new Bootstrap(POPULATION, REPLICATES, 0.95, seed);
    Drawn drawn = accuracy(bootstrap);
    double error = Math.sqrt(0.3 * 0.7 / BLOCKS);
    double mean = Arrays.stream(drawn.draws()).average().orElseThrow();
    double variance = Arrays.stream(drawn.draws()).map(d -> (d - mean) * (d - mean)).sum() / REPLICATES;
    assertThat(Math.abs(mean - 0.3)).isLessThan(4 * error / Math.sqrt(REPLICATES));
    assertThat(Math.sqrt(variance)).isCloseTo(error, withinPercentage(7));

    double together = 0;
    for (int r = 1; r < REPLICATES; r++) {
      together += (drawn.draws()[r] - mean) * (drawn.draws()[r - 1] - mean);
    }
    assertThat(Math.abs(together / REPLICATES / variance))
        .as("correlation of a replicate with the next")
        .isLessThan(4 / Math.sqrt(REPLICATES));

    Estimate.Interval interval = ((Estimate.Value) bootstrap.interval(drawn)).interval().orElseThrow();
    assertThat(0.3 - interval.low()).isCloseTo(1.96 * error, withinPercentage(12));
    assertThat(interval.high() - 0.3).isCloseTo(1.96 * error, withinPercentage(12));
  }

  @Test
  void theSameSeedDrawsTheSame() {
    double[] first = accuracy(new Bootstrap(POPULATION, 50, 0.95, 7)).draws();
    assertThat(accuracy(new Bootstrap(POPULATION, 50, 0.95, 7)).draws()).isEqualTo(first);
    assertThat(accuracy(new Bootstrap(POPULATION, 50, 0.95, 8)).draws()).isNotEqualTo(first);
  }

  @Test
  void oneBlockOrNoReplicatesGiveNoInterval() {
    for (Bootstrap none : List.of(new Bootstrap(POPULATION, 0, 0.95, 1), new Bootstrap(List.of(0), 100, 0.95, 1))) {
      SortedMap<Integer, Counts> one = new TreeMap<>();
      Counts.Builder counts = Counts.builder();
      counts.add(0, 0, 3);
      one.put(0, counts.build());
      Scale scale = new Scale.Nominal(List.of("no", "yes"));
      Drawn drawn = none.draw(JointTally.CATEGORIES, one, List.of(new Accuracy()), scale).get(0);
      assertThat(none.interval(drawn)).isEqualTo(Estimate.of(1));
    }
  }
}
