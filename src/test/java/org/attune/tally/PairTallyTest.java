package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTallyTest {

  private static PairTally tally(Scale scale, List<long[]> items) {
    Counts.Builder counts = Counts.builder();
    items.forEach(ratings -> PairTally.RATINGS.count(Case.ofRatings(scale, ratings), counts));
    return PairTally.RATINGS.tally(counts.build());
  }

  private static List<long[]> random(SplittableRandom random, int size) {
    List<long[]> items = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      items.add(LongStream.generate(() -> random.nextInt(size)).limit(random.nextInt(7)).toArray());
    }
    return items;
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 7", "3, 1001", "4, 1000000001"})
  void entriesAreWhatAPairwiseLoopCounts(long seed, int size) {
    Scale scale = new Scale.Interval(BigDecimal.ZERO, BigDecimal.valueOf(size - 1), BigDecimal.ONE);
    List<long[]> items = random(new SplittableRandom(seed), size);
    TreeMap<String, Long> expected = new TreeMap<>();
    for (long[] item : items) {
      for (int i = 0; i < item.length; i++) {
        expected.merge(item.length + ": " + item[i], 1L, Long::sum);
        for (int j = 0; j < item.length; j++) {
          if (i != j) {
            expected.merge(item.length + ": " + item[i] + ", " + item[j], 1L, Long::sum);
          }
        }
      }
    }
    PairTally tally = tally(scale, items);
    TreeMap<String, Long> found = new TreeMap<>();
    for (int i = 0; i < tally.size(); i++) {
      assertThat(tally.categories()[tally.position(i)]).isEqualTo(tally.category(i));
      assertThat(tally.categories()[tally.otherPosition(i)]).isEqualTo(tally.other(i));
      found.put(
          tally.panel(i) + ": " + tally.category(i) + (tally.pair(i) ? ", " + tally.other(i) : ""),
          tally.amount(i));
    }
    assertThat(found).isEqualTo(expected);
    assertThat(tally.items()).isEqualTo(items.stream().filter(item -> item.length > 0).count());
    assertThat(tally.categories())
        .isEqualTo(
            items.stream()
                .flatMapToLong(LongStream::of)
                .distinct()
                .sorted()
                .mapToInt(c -> (int) c)
                .toArray());
  }

  @Test
  void panelsAreOfOneSizeAfterTheOther() {
    PairTally tally =
        tally(new Scale.Nominal(List.of("a", "b")), List.of(new long[] {1, 0, 1}, new long[] {0}));
    assertThat(IntStream.range(0, tally.size()).mapToObj(i -> tally.panel(i) + " " + tally.pair(i)))
        .containsExactly("1 false", "3 false", "3 false", "3 true", "3 true", "3 true");
  }

  @Test
  void orderOfRatingsDoesNotMatterAndTheCaseStaysAsItIs() {
    Scale scale = new Scale.Nominal(List.of("a", "b", "c"));
    long[] ratings = {2, 0, 2, 1};
    assertThat(tally(scale, List.of(ratings)).counts())
        .isEqualTo(tally(scale, List.of(new long[] {0, 1, 2, 2})).counts());
    assertThat(ratings).containsExactly(2, 0, 2, 1);
  }

  @ParameterizedTest
  @CsvSource({"21, 0", "22, 1", "23, 3"})
  void drawnItemsAreCountedAsOftenAsDrawn(long seed, int weight) {
    Scale scale = new Scale.Nominal(List.of("a", "b", "c"));
    PairTally tally = tally(scale, random(new SplittableRandom(seed), 3));
    long[] amounts =
        IntStream.range(0, tally.size()).mapToLong(i -> weight * tally.amount(i)).toArray();
    assertThat(tally.with(amounts).items()).isEqualTo(weight * tally.items());
    assertThat(tally.with(amounts).categories()).isEqualTo(tally.categories());
  }
}
