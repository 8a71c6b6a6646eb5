package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals hold the truth where items of one conversation are alike. */
class BootstrapCoverageTest {

  private static final int SETS = 400;
  private static final int CONVERSATIONS = 60;
  private static final int REPLICATES = 400;
  private static final double TRUTH = 0.6;

  /**
   * One data set: conversations of 5 to 25 items; in each a model is right on a share of items of
   * its own, drawn evenly from 0.3 to 0.9.
   */
  private static SortedMap<Integer, Counts> sample(SplittableRandom random, boolean itemsAsBlocks) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int c = 0, block = 0; c < CONVERSATIONS; c++) {
      double share = 0.3 + 0.6 * random.nextDouble();
      int items = random.nextInt(5, 26);
      for (int i = 0; i < items; i++) {
        Counts.Builder item = Counts.builder();
        item.add(0, random.nextDouble() < share ? 0 : 1, 1);
        byBlock.merge(itemsAsBlocks ? block++ : c, item.build(), Counts::plus);
      }
    }
    return byBlock;
  }

  private static double coverage(boolean itemsAsBlocks, int sets) {
    SplittableRandom random = new SplittableRandom(20240229);
    int held = 0;
    for (int set = 0; set < sets; set++) {
      SortedMap<Integer, Counts> byBlock = sample(random, itemsAsBlocks);
      List<Integer> population = IntStream.range(0, byBlock.size()).boxed().toList();
      Bootstrap bootstrap = new Bootstrap(population, REPLICATES, 0.95, set);
      Scale scale = new Scale.Nominal(List.of("no", "yes"));
      Bootstrap.Drawn drawn =
          bootstrap.draw(JointTally.CATEGORIES, byBlock, List.of(new Accuracy()), scale).get(0);
      Estimate.Interval interval =
          ((Estimate.Value) bootstrap.interval(drawn)).interval().orElseThrow();
      held += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
    }
    return (double) held / sets;
  }

  @Test
  void conversationsAsBlocksHoldTheTruthAboutAsOftenAsTheLevelSays() {
    // standard deviation of the share: √(0.95 · 0.05 / 400) = 0.011
    assertThat(coverage(false, SETS)).isBetween(0.90, 0.98);
  }

  @Test
  void itemsAsBlocksWouldNot() {
    assertThat(coverage(true, SETS / 4)).isLessThan(0.88);
  }
}
