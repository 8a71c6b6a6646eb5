package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Gaps.Found;
import org.attune.tally.Counts;
import org.junit.jupiter.api.Test;

/** Gaps between the four groups of two attributes, in simulated studies. */
class GapsTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("no", "yes"));
  private static final int STUDIES = 300;
  private static final int REPLICATES = 200;
  private static final int BLOCKS = 120;
  private static final int GROUPS = 4;
  private static final double RIGHT = 0.75;

  /** Group of both attributes that a biased model serves worse. */
  private static final int WORSE = 3;

  private static Counts items(SplittableRandom random, int items, double right) {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < items; i++) {
      counts.add(0, random.nextDouble() < right ? 0 : 1, 1);
    }
    return counts.build();
  }

  /** Blocks with a share of right answers of their own, each of one group or of all. */
  private static List<SortedMap<Integer, Counts>> study(
      SplittableRandom random, double bias, boolean shared) {
    List<SortedMap<Integer, Counts>> groups = new ArrayList<>();
    IntStream.range(0, GROUPS).forEach(g -> groups.add(new TreeMap<>()));
    for (int block = 0; block < BLOCKS; block++) {
      double own = RIGHT + 0.2 * (random.nextDouble() - 0.5);
      int of = random.nextInt(GROUPS);
      for (int g = 0; g < GROUPS; g++) {
        if (shared || g == of) {
          int items = shared ? random.nextInt(4, 8) : random.nextInt(5, 26);
          groups.get(g).put(block, items(random, items, own - (g == WORSE ? bias : 0)));
        }
      }
    }
    return groups;
  }

  private static Found gap(List<SortedMap<Integer, Counts>> groups, Gap gap, int seed) {
    return gaps(groups, List.of(gap), seed).get(0);
  }

  private static List<Found> gaps(
      List<SortedMap<Integer, Counts>> groups, List<Gap> gaps, int seed) {
    List<Integer> population = IntStream.range(0, BLOCKS).boxed().toList();
    return new Gaps(population, REPLICATES, 0.95, seed).of(groups, new Accuracy(), SCALE, gaps);
  }

  private static double point(Estimate estimate) {
    return ((Estimate.Value) estimate).point();
  }

  private static boolean contains(Found found, double truth) {
    Estimate.Interval of = ((Estimate.Value) found.gap()).interval().orElseThrow();
    return of.low() <= truth && truth <= of.high();
  }

  /** How often the interval holds the truth, and how often a gap beyond chance is claimed. */
  private record Often(double holds, double claims, double beyond) {
    static Map<Gap, Often> of(double bias, boolean shared, Map<Gap, Double> truths) {
      List<Gap> asked = List.copyOf(truths.keySet());
      SplittableRandom random = new SplittableRandom(20240301);
      Map<Gap, Often> often = new EnumMap<>(Gap.class);
      for (int study = 0; study < STUDIES; study++) {
        List<Found> found = gaps(study(random, bias, shared), asked, study);
        for (int i = 0; i < asked.size(); i++) {
          Often before = often.getOrDefault(asked.get(i), new Often(0, 0, 0));
          often.put(asked.get(i), before.and(found.get(i), truths.get(asked.get(i))));
        }
      }
      return often;
    }

    private Often and(Found found, double truth) {
      double one = 1.0 / STUDIES;
      return new Often(
          holds + (contains(found, truth) ? one : 0),
          claims + (found.p().orElseThrow() < 0.05 ? one : 0),
          beyond + one * point(found.beyond()));
    }
  }

  @Test
  void aBiasAgainstOnePairOfAttributesIsFoundWithAnIntervalThatHoldsIt() {
    Map<Gap, Double> truths =
        Map.of(
            Gap.LARGEST_DIFFERENCE,
            0.15,
            Gap.LOWEST,
            RIGHT - 0.15,
            Gap.SMALLEST_RATIO,
            (RIGHT - 0.15) / RIGHT);
    for (boolean shared : new boolean[] {false, true}) {
      Often.of(0.15, shared, truths)
          .forEach(
              (gap, often) -> {
                assertThat(often.holds()).as("%s", gap).isGreaterThanOrEqualTo(0.93);
                assertThat(often.claims()).as("%s", gap).isGreaterThan(0.9);
              });
    }
  }

  /** The same bias against all of the second attribute, whatever the first. */
  @Test
  void aBiasAgainstOneGroupIsFoundWithAnIntervalThatHoldsIt() {
    SplittableRandom random = new SplittableRandom(20240303);
    int holds = 0;
    int claims = 0;
    for (int study = 0; study < STUDIES; study++) {
      List<SortedMap<Integer, Counts>> groups = List.of(new TreeMap<>(), new TreeMap<>());
      for (int block = 0; block < BLOCKS; block++) {
        int of = random.nextInt(2);
        double own = RIGHT + 0.2 * (random.nextDouble() - 0.5);
        groups.get(of).put(block, items(random, random.nextInt(5, 26), own - 0.15 * of));
      }
      Found found = gap(groups, Gap.LARGEST_DIFFERENCE, study);
      holds += contains(found, 0.15) ? 1 : 0;
      claims += found.p().orElseThrow() < 0.05 ? 1 : 0;
    }
    assertThat(holds).isGreaterThanOrEqualTo((int) (0.93 * STUDIES));
    assertThat(claims).isGreaterThan((int) (0.9 * STUDIES));
  }

  @Test
  void whereThereIsNoBiasNoneIsClaimedAndGapsAreThoseOfChance() {
    for (boolean shared : new boolean[] {false, true}) {
      Often often =
          Often.of(0, shared, Map.of(Gap.LARGEST_DIFFERENCE, 0.0)).get(Gap.LARGEST_DIFFERENCE);
      assertThat(often.claims()).isLessThanOrEqualTo(0.07);
      assertThat(often.holds()).isGreaterThanOrEqualTo(0.93);
      assertThat(often.beyond()).isCloseTo(0, within(0.005));
    }
  }

  /** One group has short blocks only, and so a value that varies more. */
  @Test
  void aGroupOfShortBlocksIsNoBias() {
    SplittableRandom random = new SplittableRandom(20240302);
    int claims = 0;
    for (int study = 0; study < STUDIES; study++) {
      List<SortedMap<Integer, Counts>> groups = List.of(new TreeMap<>(), new TreeMap<>());
      for (int block = 0; block < BLOCKS; block++) {
        boolean small = block % 5 == 0;
        int items = small ? random.nextInt(2, 8) : random.nextInt(2, 40);
        groups.get(small ? 1 : 0).put(block, items(random, items, RIGHT));
      }
      claims += gap(groups, Gap.LARGEST_DIFFERENCE, study).p().orElseThrow() < 0.05 ? 1 : 0;
    }
    assertThat(claims).isLessThanOrEqualTo((int) (0.07 * STUDIES));
  }

  /** All largest differences of draws lie above 0, where the truth is 0. */
  @Test
  void quantilesOfDrawsWouldNotHoldATruthOfNoGap() {
    List<SortedMap<Integer, Counts>> groups = study(new SplittableRandom(1), 0, false);
    Bootstrap bootstrap =
        new Bootstrap(IntStream.range(0, BLOCKS).boxed().toList(), REPLICATES, 0.95, 1);
    List<double[]> draws =
        groups.stream()
            .map(
                g ->
                    bootstrap
                        .draw(new Accuracy().tallier(), g, List.of(new Accuracy()), SCALE)
                        .get(0)
                        .draws())
            .toList();
    double[] gaps =
        IntStream.range(0, REPLICATES)
            .mapToDouble(
                r -> Gap.LARGEST_DIFFERENCE.of(draws.stream().mapToDouble(d -> d[r]).toArray()))
            .sorted()
            .toArray();
    assertThat(Bootstrap.quantile(gaps, 0.025)).isGreaterThan(0);
    assertThat(contains(gap(groups, Gap.LARGEST_DIFFERENCE, 1), 0)).isTrue();
  }

  /** Three blocks whose labels can be dealt in three ways, all as likely. */
  @Test
  void chanceIsTheMeanOverThePermutations() {
    List<SortedMap<Integer, Counts>> groups = List.of(new TreeMap<>(), new TreeMap<>());
    groups.get(0).put(0, counts(4, 0));
    groups.get(0).put(1, counts(2, 2));
    groups.get(1).put(2, counts(1, 3));
    Found found = gap(groups, Gap.LARGEST_DIFFERENCE, 5);
    assertThat(point(found.gap())).isEqualTo(0.5);
    // {0, 1 | 2}: 6/8 - 1/4; {0, 2 | 1}: 5/8 - 2/4; {1, 2 | 0}: 4/4 - 3/8
    assertThat(point(found.chance())).isCloseTo((0.5 + 0.125 + 0.625) / 3, within(0.05));
    assertThat(point(found.beyond())).isEqualTo(0.5 - point(found.chance()));
    assertThat(point(found.limit())).isEqualTo(0.625);
    assertThat(found.p().orElseThrow()).isCloseTo(2 / 3.0, within(0.1));
    assertThat(found).isEqualTo(gap(groups, Gap.LARGEST_DIFFERENCE, 5));
  }

  private static Counts counts(long right, long wrong) {
    Counts.Builder counts = Counts.builder();
    counts.add(0, 0, right);
    counts.add(0, 1, wrong);
    return counts.build();
  }

  @Test
  void groupsThatCannotExchangeLabelsHaveNoChance() {
    List<SortedMap<Integer, Counts>> groups = List.of(new TreeMap<>(), new TreeMap<>());
    for (int block = 0; block < BLOCKS; block += 2) {
      groups.get(0).put(block, counts(20, 10));
      groups.get(1).put(block + 1, counts(2, 1));
    }
    Found found = gap(groups, Gap.LARGEST_DIFFERENCE, 6);
    assertThat(point(found.gap())).isCloseTo(0, within(1e-12));
    assertThat(found.chance())
        .isEqualTo(
            Estimate.undefined("groups have too few blocks of like size to exchange their labels"));
    assertThat(found.p()).isEmpty();
  }

  @Test
  void oneGroupHasNoGap() {
    Found found =
        gap(List.of(new TreeMap<>(Collections.singletonMap(0, counts(1, 1)))), Gap.HIGHEST, 7);
    assertThat(found.gap()).isEqualTo(Estimate.undefined("fewer than two groups are large enough"));
  }
}
