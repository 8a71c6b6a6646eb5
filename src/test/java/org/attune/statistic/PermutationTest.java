package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;
import org.junit.jupiter.api.Test;

class PermutationTest {

  private static final Scale SCALE = RandomCases.SCALES.get(0);
  private static final Scale NUMBERS = RandomCases.SCALES.get(2);

  /** Items of a model by block. */
  private static SortedMap<Integer, Counts> count(
      Tallier<?> tallier, List<Case> items, int blocks) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int i = 0; i < items.size(); i++) {
      Counts.Builder counts = Counts.builder();
      tallier.count(items.get(i), counts);
      byBlock.merge(i % blocks, counts.build(), Counts::plus);
    }
    return byBlock;
  }

  private static List<Integer> blocks(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  private static double p(
      Permutation permutation, SortedMap<Integer, Counts> model, SortedMap<Integer, Counts> rival) {
    return ((Estimate.Value)
            permutation
                .p(JointTally.CATEGORIES, model, rival, List.of(new Accuracy()), SCALE)
                .get(0))
        .point();
  }

  /** Answers right on an item with the probability, else one of the others. */
  private static List<Case> answers(SplittableRandom random, double[] right) {
    List<Case> items = new ArrayList<>();
    for (double probability : right) {
      long reference = random.nextInt(SCALE.size());
      long answer =
          random.nextDouble() < probability
              ? reference
              : (reference + 1 + random.nextInt(SCALE.size() - 1)) % SCALE.size();
      items.add(Case.ofAnswers(SCALE, reference, answer));
    }
    return items;
  }

  /** All 2^m swaps of m blocks of several items, one by one, against the drawn ones. */
  @Test
  void drawnSwapsGiveWhatAllSwapsGive() {
    int m = 10;
    List<Statistic<MomentTally>> statistics =
        List.of(new MeanAbsoluteError(), new Pearson(), new ConcordanceCorrelation());
    for (int seed = 1; seed <= 4; seed++) {
      List<Case> cases = RandomCases.on(NUMBERS, 60, seed);
      List<Case> answered =
          cases.stream().filter(c -> c.answered() && c.rival() != Scale.ABSENT).toList();
      SortedMap<Integer, Counts> model = count(MomentTally.VALUES, answered, m);
      SortedMap<Integer, Counts> rival =
          count(MomentTally.VALUES, answered.stream().map(PermutationTest::ofRival).toList(), m);
      int draws = 4000;
      List<Estimate> drawn =
          new Permutation(blocks(m), draws, seed)
              .p(MomentTally.VALUES, model, rival, statistics, NUMBERS);
      for (int s = 0; s < statistics.size(); s++) {
        Statistic<MomentTally> statistic = statistics.get(s);
        double exact =
            exact(statistic, onOneScale(statistic, model), onOneScale(statistic, rival), m);
        assertThat(((Estimate.Value) drawn.get(s)).point())
            .as(statistics.get(s).name())
            .isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / draws) + 1.0 / draws));
      }
    }
  }

  private static Case ofRival(Case item) {
    return Case.ofAnswers(item.scale(), item.reference(), item.rival());
  }

  private static SortedMap<Integer, Counts> onOneScale(
      Statistic<MomentTally> statistic, SortedMap<Integer, Counts> counts) {
    MomentTally whole =
        MomentTally.VALUES.tally(counts.values().stream().reduce(Counts.NONE, Counts::plus));
    SortedMap<Integer, Counts> exchanged = new TreeMap<>();
    counts.forEach((block, own) -> exchanged.put(block, statistic.exchanged(own, whole)));
    return exchanged;
  }

  private static double exact(
      Statistic<MomentTally> statistic,
      SortedMap<Integer, Counts> model,
      SortedMap<Integer, Counts> rival,
      int m) {
    int large = 0;
    double observed = 0;
    for (int swaps = 0; swaps < 1 << m; swaps++) {
      Counts one = Counts.NONE;
      Counts other = Counts.NONE;
      for (int b = 0; b < m; b++) {
        boolean swapped = (swaps >>> b & 1) == 1;
        one = one.plus((swapped ? rival : model).get(b));
        other = other.plus((swapped ? model : rival).get(b));
      }
      double difference = Math.abs(point(statistic, one) - point(statistic, other));
      observed = swaps == 0 ? difference : observed;
      large += difference >= observed - 1e-12 ? 1 : 0;
    }
    return (double) large / (1 << m);
  }

  private static double point(Statistic<MomentTally> statistic, Counts counts) {
    return ((Estimate.Value) statistic.estimate(MomentTally.VALUES.tally(counts), NUMBERS)).point();
  }

  @Test
  void swappingTheModelsGivesTheSame() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 20; run++) {
      double[] right = new double[120];
      Arrays.fill(right, 0.6);
      SortedMap<Integer, Counts> model = count(JointTally.CATEGORIES, answers(random, right), 30);
      Arrays.fill(right, 0.7);
      SortedMap<Integer, Counts> rival = count(JointTally.CATEGORIES, answers(random, right), 30);
      Permutation permutation = new Permutation(blocks(30), 300, run);
      assertThat(p(permutation, rival, model)).isEqualTo(p(permutation, model, rival));
      assertThat(p(new Permutation(blocks(30), 300, run), model, rival))
          .isEqualTo(p(permutation, model, rival));
    }
  }

  /**
   * Items of a block are alike and both models meet the same blocks: p is spread evenly. A share of
   * 300 runs has a standard deviation of at most √(0.25 / 300) = 0.029.
   */
  @Test
  void pIsEvenlySpreadWhereModelsAreAlike() {
    SplittableRandom random = new SplittableRandom(20250311);
    double[] values = new double[300];
    for (int run = 0; run < values.length; run++) {
      double[] ease = random.doubles(40, 0.2, 1).toArray();
      double[] right = IntStream.range(0, 800).mapToDouble(i -> ease[i % 40]).toArray();
      values[run] =
          p(
              new Permutation(blocks(40), 399, run),
              count(JointTally.CATEGORIES, answers(random, right), 40),
              count(JointTally.CATEGORIES, answers(random, right), 40));
    }
    for (double level : new double[] {0.05, 0.1, 0.25, 0.5, 0.75}) {
      double share = Arrays.stream(values).filter(p -> p <= level).count() / 300.0;
      double error = Math.sqrt(level * (1 - level) / 300);
      assertThat(share)
          .as("share of p up to " + level)
          .isBetween(level - 4 * error, level + 4 * error);
    }
  }

  @Test
  void aBetterModelIsFound() {
    SplittableRandom random = new SplittableRandom(5);
    double[] right = new double[400];
    Arrays.fill(right, 0.8);
    SortedMap<Integer, Counts> better = count(JointTally.CATEGORIES, answers(random, right), 50);
    Arrays.fill(right, 0.6);
    SortedMap<Integer, Counts> worse = count(JointTally.CATEGORIES, answers(random, right), 50);
    assertThat(p(new Permutation(blocks(50), 999, 1), better, worse)).isEqualTo(0.001);
  }

  @Test
  void equalBlocksChangeNothing() {
    SplittableRandom random = new SplittableRandom(3);
    double[] right = new double[90];
    Arrays.fill(right, 0.5);
    SortedMap<Integer, Counts> model = count(JointTally.CATEGORIES, answers(random, right), 30);
    Permutation permutation = new Permutation(blocks(30), 200, 9);
    assertThat(p(permutation, model, model)).isEqualTo(1);
    SortedMap<Integer, Counts> rival = new TreeMap<>(model);
    rival.put(7, Counts.NONE.plus(count(JointTally.CATEGORIES, answers(random, right), 1).get(0)));
    assertThat(p(permutation, model, rival))
        .as("one other block, either way as large")
        .isEqualTo(1);
  }

  @Test
  void undefinedWhereAnEstimateIs() {
    SortedMap<Integer, Counts> none = new TreeMap<>();
    assertThat(
            new Permutation(blocks(3), 20, 1)
                .p(JointTally.CATEGORIES, none, none, List.of(new Accuracy()), SCALE))
        .allSatisfy(p -> assertThat(p).isInstanceOf(Estimate.Undefined.class));
  }
}
