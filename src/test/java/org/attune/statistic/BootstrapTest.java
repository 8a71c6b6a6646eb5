package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  private static final Scale SCALE = new Scale.Nominal(List.of("no", "yes"));
  private static final List<Integer> POPULATION = IntStream.range(0, BLOCKS).boxed().toList();

  /** The accuracy of a model that is right on 300 of 1,000 items, each a block of its own. */
  private static Drawn accuracy(Bootstrap bootstrap) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block = 0; block < BLOCKS; block++) {
      byBlock.put(block, counts(0, block % 10 < 3 ? 0 : 1, 1));
    }
    return accuracy(bootstrap, byBlock);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20261121})
  void drawsSpreadAsASampledShareDoes(long seed) {
    Bootstrap bootstrap = new Bootstrap(POPULATION, REPLICATES, 0.95, seed);
    Drawn drawn = accuracy(bootstrap);
    double error = Math.sqrt(0.3 * 0.7 / BLOCKS);
    double mean = Arrays.stream(drawn.draws()).average().orElseThrow();
    double variance =
        Arrays.stream(drawn.draws()).map(d -> (d - mean) * (d - mean)).sum() / REPLICATES;
    assertThat(Math.abs(mean - 0.3)).isLessThan(4 * error / Math.sqrt(REPLICATES));
    assertThat(Math.sqrt(variance)).isCloseTo(error, withinPercentage(7));

    double together = 0;
    for (int r = 1; r < REPLICATES; r++) {
      together += (drawn.draws()[r] - mean) * (drawn.draws()[r - 1] - mean);
    }
    assertThat(Math.abs(together / REPLICATES / variance))
        .as("correlation of a replicate with the next")
        .isLessThan(4 / Math.sqrt(REPLICATES));

    Estimate.Interval interval =
        ((Estimate.Value) bootstrap.interval(drawn)).interval().orElseThrow();
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
    SortedMap<Integer, Counts> three = new TreeMap<>(Map.of(0, counts(0, 0, 3)));
    Bootstrap none = new Bootstrap(POPULATION, 0, 0.95, 1);
    assertThat(none.interval(accuracy(none, three))).isEqualTo(Estimate.of(1));
    for (Bootstrap.Method method : Bootstrap.Method.values()) {
      Bootstrap lone = new Bootstrap(List.of(0), 100, 0.95, 1, method);
      assertThat(lone.interval(accuracy(lone, three)))
          .isEqualTo(Estimate.without(1, Bootstrap.ONE_BLOCK));
    }
  }

  private static Counts counts(long first, long second, long amount) {
    Counts.Builder counts = Counts.builder();
    counts.add(first, second, amount);
    return counts.build();
  }

  @Test
  void quantilesInterpolateBetweenOrderStatistics() {
    double[] sorted = {1, 2, 4, 8, 16};
    assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(16);
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(4);
    assertThat(Bootstrap.quantile(sorted, 0.125)).isEqualTo(1.5);
    assertThat(Bootstrap.quantile(sorted, 0.8125)).isEqualTo(10);
    assertThat(Bootstrap.quantile(new double[] {3}, 0.975)).isEqualTo(3);
  }

  @Test
  void intervalNeedsNearlyAllReplicates() {
    Bootstrap bootstrap = new Bootstrap(POPULATION, 0, 0.5, 1);
    double[] draws = IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
    Estimate whole = Estimate.of(50);
    assertThat(bootstrap.interval(new Drawn(whole, draws))).isEqualTo(Estimate.of(50, 25, 75));
    Arrays.fill(draws, 0, 5, Double.NaN);
    assertThat(((Estimate.Value) bootstrap.interval(new Drawn(whole, draws))).interval())
        .isPresent();
    draws[5] = Double.NaN;
    assertThat(bootstrap.interval(new Drawn(whole, draws)))
        .isEqualTo(Estimate.without(50, "no interval: defined in only 95 of 101 replicates"));
    Estimate none = Estimate.undefined("nothing");
    assertThat(bootstrap.interval(new Drawn(none, new double[101]))).isEqualTo(none);
  }

  /** Right answers of a model in ten blocks of ten items. */
  private static SortedMap<Integer, Counts> right(int... hits) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block = 0; block < hits.length; block++) {
      byBlock.put(block, counts(0, 0, hits[block]).plus(counts(0, 1, 10 - hits[block])));
    }
    return byBlock;
  }

  private static Drawn accuracy(Bootstrap bootstrap, SortedMap<Integer, Counts> byBlock) {
    return bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(new Accuracy()), SCALE).get(0);
  }

  @Test
  void differencesArePaired() {
    Bootstrap bootstrap = new Bootstrap(IntStream.range(0, 10).boxed().toList(), 500, 0.95, 3);
    Drawn one = accuracy(bootstrap, right(1, 9, 2, 8, 3, 7, 4, 6, 5, 5));
    Drawn better = accuracy(bootstrap, right(2, 10, 3, 9, 4, 8, 5, 7, 6, 6));
    assertThat(bootstrap.interval(Bootstrap.difference(one, one))).isEqualTo(Estimate.of(0, 0, 0));
    Estimate.Value gain = (Estimate.Value) bootstrap.interval(Bootstrap.difference(better, one));
    assertThat(gain.point()).isCloseTo(0.1, within(1e-12));
    assertThat(gain.interval().orElseThrow().low()).isCloseTo(0.1, within(1e-12));
    assertThat(gain.interval().orElseThrow().high()).isCloseTo(0.1, within(1e-12));
    Drawn none = accuracy(bootstrap, new TreeMap<>());
    assertThat(Bootstrap.difference(one, none).whole())
        .isEqualTo(none.whole())
        .isInstanceOf(Estimate.Undefined.class);
    assertThat(bootstrap.interval(Bootstrap.difference(none, one))).isEqualTo(none.whole());
  }

  @Test
  void blocksWithoutItemsOfAStratumAreDrawnToo() {
    List<Integer> population = IntStream.range(0, 4).boxed().toList();
    Drawn drawn =
        new Bootstrap(population, 4000, 0.95, 5)
            .draw(
                JointTally.CATEGORIES,
                new TreeMap<>(Map.of(2, counts(0, 0, 1))),
                List.of(new Accuracy()),
                SCALE)
            .get(0);
    double missing = Arrays.stream(drawn.draws()).filter(Double::isNaN).count() / 4000.0;
    assertThat(missing)
        .as("share of replicates without block 2")
        .isCloseTo(Math.pow(0.75, 4), within(0.04));
  }
}
