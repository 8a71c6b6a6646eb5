package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTallyTest {

  private static LabelTally tally(List<Case> cases) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(item -> LabelTally.SETS.count(item, counts));
    return LabelTally.SETS.tally(counts.build());
  }

  private static Scale.Labels labels(int size) {
    return new Scale.Labels(IntStream.range(0, size).mapToObj(i -> "label " + i).toList());
  }

  private static TreeMap<String, Long> sizes(LabelTally tally) {
    TreeMap<String, Long> found = new TreeMap<>();
    for (int i = 0; i < tally.sizes(); i++) {
      found.put(tally.intersection(i) + " of " + tally.union(i), tally.amount(i));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 28", "4, 63"})
  void setsAreWhatALoopOverLabelsCounts(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    long all = size == 63 ? Long.MAX_VALUE : (1L << size) - 1;
    Scale scale = labels(size);
    List<Case> cases =
        Stream.generate(
                () -> Case.ofAnswers(scale, random.nextLong() & all, random.nextLong() & all))
            .limit(100)
            .toList();
    LabelTally tally = tally(cases);
    for (int l = 0; l < size; l++) {
      long bit = 1L << l;
      assertThat(tally.both(l))
          .isEqualTo(cases.stream().filter(c -> (c.reference() & c.model() & bit) != 0).count());
      assertThat(tally.inReference(l))
          .isEqualTo(cases.stream().filter(c -> (c.reference() & bit) != 0).count());
      assertThat(tally.byModel(l))
          .isEqualTo(cases.stream().filter(c -> (c.model() & bit) != 0).count());
    }
    TreeMap<String, Long> expected = new TreeMap<>();
    for (Case c : cases) {
      long common =
          IntStream.range(0, size).filter(l -> (c.reference() & c.model() & 1L << l) != 0).count();
      long either =
          IntStream.range(0, size)
              .filter(l -> ((c.reference() | c.model()) & 1L << l) != 0)
              .count();
      expected.merge(common + " of " + either, 1L, Long::sum);
    }
    assertThat(sizes(tally)).isEqualTo(expected);
    assertThat(tally.items()).isEqualTo(100);
  }

  @Test
  void emptySetsAreItemsToo() {
    LabelTally tally =
        tally(List.of(Case.ofAnswers(labels(3), 0, 0), Case.ofAnswers(labels(3), 0, 0b100)));
    assertThat(tally.items()).isEqualTo(2);
    assertThat(sizes(tally)).hasToString("{0 of 0=1, 0 of 1=1}");
    assertThat(tally.byModel(2)).isEqualTo(1);
    assertThat(tally.inReference(2)).isZero();
  }

  @Test
  void aCategoryIsASetOfOne() {
    Scale scale =
        new Scale.Ordinal(
            List.of("none", "some", "much"),
            List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN));
    long some = scale.value(1);
    LabelTally tally =
        tally(
            List.of(
                Case.ofAnswers(scale, some, some),
                Case.ofAnswers(scale, some, scale.value(2)),
                Case.ofAnswers(scale, 0, some)));
    assertThat(sizes(tally)).hasToString("{0 of 2=2, 1 of 1=1}");
    assertThat(tally.both(1)).isEqualTo(1);
    assertThat(tally.inReference(1)).isEqualTo(2);
    assertThat(tally.byModel(1)).isEqualTo(2);
    assertThat(tally.byModel(2)).isEqualTo(1);
    assertThat(tally.inReference(2)).isZero();
  }

  @Test
  void onlyItemsWithBothAnswersAreCounted() {
    Scale scale = labels(4);
    LabelTally tally =
        tally(
            List.of(
                Case.ofAnswers(scale, Scale.ABSENT, 1), Case.ofAnswers(scale, 1, Scale.ABSENT)));
    assertThat(tally.counts()).isEqualTo(Counts.NONE);
    assertThat(tally.items()).isZero();
  }

  @Test
  void drawnItemsAreCountedAsOftenAsDrawn() {
    Scale scale = labels(2);
    LabelTally tally = tally(List.of(Case.ofAnswers(scale, 1, 3), Case.ofAnswers(scale, 2, 2)));
    long[] none = new long[tally.counts().size()];
    assertThat(tally.with(none).items()).isZero();
    assertThat(tally.with(none).sizes()).isEqualTo(tally.sizes());
    assertThat(tally.with(none).inReference(1)).isZero();
  }
}
