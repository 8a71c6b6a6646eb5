package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.Consensus.Rule;
import org.attune.corpus.Consensus.Ties;
import org.junit.jupiter.api.Test;

/** What is made of ties where no side is favoured. */
class TiesTest {

  private static final Scale KINDS = new Scale.Nominal(List.of("a", "b", "c"));
  private static final Scale LEVELS = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));
  private static final Scale POINTS =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
  private static final Scale SETS = new Scale.Labels(List.of("a", "b"));
  private static final int ITEMS = 3000;

  private static Consensus fair(Rule rule, long seed) {
    return new Consensus(rule, 2, Ties.FAIR, seed);
  }

  private static LongStream answers(
      Consensus consensus, Scale scale, boolean category, long... codes) {
    return IntStream.range(0, ITEMS)
        .mapToLong(i -> consensus.answer(scale, codes, "item " + i, category));
  }

  /** A share of 3,000 draws has a standard error below .0092. */
  @Test
  void eachOfTheTiedIsAsProbable() {
    for (long code : new long[] {0, 1, 2}) {
      assertThat(
              answers(fair(Rule.MAJORITY, 1), KINDS, true, 2, 0, 1).filter(a -> a == code).count()
                  / (double) ITEMS)
          .isCloseTo(1 / 3.0, within(0.035));
    }
    assertThat(answers(fair(Rule.MAJORITY, 1), KINDS, true, 2, 0, 1, 0)).containsOnly(0L);
    for (Scale scale : List.of(LEVELS, POINTS)) {
      LongStream median = answers(fair(Rule.MEDIAN, 1), scale, true, 4, 0, 0, 3);
      double[] values = median.mapToDouble(a -> a / (double) Scale.UNIT).toArray();
      assertThat(values).containsOnly(2, 3);
      assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(2.5, within(0.035));
    }
  }

  @Test
  void aCategoryNearestToTheMiddleIsTaken() {
    for (Scale scale : List.of(LEVELS, POINTS)) {
      assertThat(answers(fair(Rule.MEDIAN, 1), scale, true, 4, 0, 1, 3))
          .containsOnly(3 * Scale.UNIT);
    }
    Scale uneven =
        new Scale.Ordinal(
            List.of("never", "weekly", "daily"),
            List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(7)));
    assertThat(answers(fair(Rule.MEDIAN, 1), uneven, true, 0, 2)).containsOnly(Scale.UNIT);
  }

  @Test
  void theMedianOfValuesIsTheMiddle() {
    for (Scale scale : List.of(LEVELS, POINTS)) {
      assertThat(answers(fair(Rule.MEDIAN, 1), scale, false, 4, 1))
          .containsOnly(Scale.UNIT * 7 / 2);
      assertThat(answers(fair(Rule.MEDIAN, 1), scale, false, 4, 1, 2)).containsOnly(3 * Scale.UNIT);
    }
  }

  @Test
  void drawsDependOnItemAndSeedAloneNotOnTheOrderOfRatings() {
    long[] first = answers(fair(Rule.MEDIAN, 1), LEVELS, true, 4, 0, 1, 2).toArray();
    assertThat(answers(fair(Rule.MEDIAN, 1), LEVELS, true, 2, 1, 0, 4)).containsExactly(box(first));
    assertThat(answers(fair(Rule.MEDIAN, 2), LEVELS, true, 4, 0, 1, 2).toArray())
        .isNotEqualTo(first);
    assertThat(Arrays.stream(first).distinct().count()).isEqualTo(2);
  }

  private static Long[] box(long[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Long[]::new);
  }

  @Test
  void tiesAreTold() {
    assertThat(Rule.MAJORITY.tied(KINDS, new long[] {0, 1, 0, 1, 2})).isTrue();
    assertThat(Rule.MAJORITY.tied(KINDS, new long[] {0, 1, 0})).isFalse();
    assertThat(Rule.MAJORITY.tied(SETS, new long[] {1, 3, 1, 0})).isFalse();
    assertThat(Rule.MAJORITY.tied(SETS, new long[] {1, 3})).isTrue();
    assertThat(Rule.MEDIAN.tied(LEVELS, new long[] {0, 3})).isTrue();
    assertThat(Rule.MEDIAN.tied(LEVELS, new long[] {0, 3, 3, 4})).isFalse();
    assertThat(Rule.MEDIAN.tied(LEVELS, new long[] {0, 3, 4})).isFalse();
    assertThat(Rule.MEAN.tied(LEVELS, new long[] {0, 3})).isFalse();
  }

  @Test
  void theRuleIsSaid() {
    assertThat(fair(Rule.MEDIAN, 1).tieRule(false))
        .isEqualTo(
            "median, taken as the mean of the two middle ratings, or the category nearest to it where"
                + " a statistic needs one (of two as near one, drawn by item)");
    assertThat(new Consensus(Rule.MEDIAN, 2, Ties.FIRST, 1).tieRule(false))
        .isEqualTo("median, taken as the lower of the two middle ratings");
    assertThat(fair(Rule.MAJORITY, 1).tieRule(true))
        .isEqualTo("majority (a label with half of the votes), taken as not given");
  }
}
