package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

  private static final int[] NONE = {};

  private static JointTally items(long[]... referenceDegreeAmount) {
    Counts.Builder counts = Counts.builder();
    for (long[] item : referenceDegreeAmount) {
      counts.add(item[0], item[1], item[2]);
    }
    return JointTally.of(counts.build());
  }

  /** 2 hits / (given + positives) as an exact fraction of two whole numbers. */
  private static long[] f1(JointTally tally, int threshold) {
    long hits = 0;
    long given = 0;
    long positives = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      boolean labelled = tally.references()[tally.row(i)] == 1;
      boolean reached = tally.models()[tally.column(i)] >= threshold;
      hits += labelled && reached ? tally.amount(i) : 0;
      given += reached ? tally.amount(i) : 0;
      positives += labelled ? tally.amount(i) : 0;
    }
    return new long[] {2 * hits, given + positives};
  }

  private static int compare(long[] fraction, long[] other) {
    return Long.compare(fraction[0] * other[1], other[0] * fraction[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "1,3,40",
    "2,10,60",
    "3,10001,30",
    "4,10001,400",
    "5,5,9",
    "6,2,50",
    "7,100,300",
    "8,4,3"
  })
  void noThresholdIsBetterAndNoDegreeAsGoodIsLower(long seed, int degrees, int items) {
    SplittableRandom random = new SplittableRandom(seed);
    Counts.Builder counts = Counts.builder();
    counts.add(1, random.nextInt(degrees), 1);
    for (int i = 0; i < items; i++) {
      counts.add(random.nextInt(4) == 0 ? 1 : 0, random.nextInt(degrees), 1 + random.nextInt(3));
    }
    JointTally tally = JointTally.of(counts.build());
    int threshold = Decision.threshold(tally);
    long[] best = f1(tally, threshold);
    for (int other = 0; other <= Decision.ONE + 1; other++) {
      assertThat(compare(f1(tally, other), best)).as("threshold " + other).isNotPositive();
    }
    int lowest =
        Arrays.stream(tally.models())
            .mapToInt(d -> (int) d)
            .filter(d -> compare(f1(tally, d), best) == 0)
            .findFirst()
            .orElseThrow();
    assertThat(threshold).isEqualTo(lowest);
  }

  @Test
  void oneHalfWhereTheLabelNeverOccurs() {
    assertThat(Decision.threshold(items())).isEqualTo(5000);
    assertThat(Decision.threshold(items(new long[] {0, 10, 4}, new long[] {0, 9000, 1})))
        .isEqualTo(5000);
  }

  @Test
  void ofDegreesAsGoodTheLowest() {
    // at 9000: 2·1/(1+2); at 4000: 2·2/(4+2)
    JointTally tie =
        items(
            new long[] {1, 9000, 1},
            new long[] {1, 4000, 1},
            new long[] {0, 4000, 2},
            new long[] {0, 1, 1});
    assertThat(Decision.threshold(tie)).isEqualTo(4000);
    assertThat(Decision.threshold(items(new long[] {1, 0, 3}, new long[] {0, 0, 5}))).isZero();
    assertThat(Decision.threshold(items(new long[] {1, 10_000, 3}, new long[] {0, 9_999, 5})))
        .isEqualTo(10_000);
  }

  @Test
  void billionsOfItemsDoNotOverflow() {
    long many = 4_000_000_000L;
    JointTally tally =
        items(
            new long[] {1, 9000, many},
            new long[] {1, 5000, many},
            new long[] {0, 5000, 1},
            new long[] {0, 10, many});
    assertThat(Decision.threshold(tally)).isEqualTo(5000);
  }

  @Test
  void theHighestDegreeIsTheAnswerOnCategories() {
    Scale nominal = new Scale.Nominal(List.of("a", "b", "c"));
    assertThat(Decision.answer(nominal, new long[] {1, 7, 3}, NONE)).isEqualTo(1);
    assertThat(Decision.answer(nominal, new long[] {0, 5, 5}, NONE))
        .as("the first of two")
        .isEqualTo(1);
    assertThat(Decision.answer(nominal, new long[] {0, 0, 0}, NONE)).isZero();
    Scale ordinal =
        new Scale.Ordinal(
            List.of("low", "high"), List.of(new BigDecimal("-1"), new BigDecimal("2.5")));
    assertThat(Decision.answer(ordinal, new long[] {4000, 6000}, NONE)).isEqualTo(2_500_000_000L);
    assertThat(Decision.answer(ordinal, new long[] {5000, 5000}, NONE)).isEqualTo(-1_000_000_000L);
  }

  @Test
  void labelsNeedTheirOwnThreshold() {
    Scale labels = new Scale.Labels(List.of("a", "b", "c"));
    assertThat(Decision.answer(labels, new long[] {5000, 4999, 10}, new int[] {5000, 5000, 10}))
        .isEqualTo(0b101);
    assertThat(Decision.answer(labels, new long[] {0, 0, 0}, new int[] {1, 1, 1})).isZero();
    List<String> names = IntStream.range(0, 63).mapToObj(i -> "l" + i).toList();
    long[] all = new long[63];
    assertThat(Decision.answer(new Scale.Labels(names), all, new int[63]))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theValueIsTheAnswerOnIntervals() {
    Scale interval = new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
    assertThat(Decision.answer(interval, new long[] {-123_400_000L}, NONE))
        .isEqualTo(-123_400_000L);
  }
}
