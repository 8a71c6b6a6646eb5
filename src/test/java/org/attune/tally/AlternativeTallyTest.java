package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

class AlternativeTallyTest {

  private static final Scale NOMINAL = new Scale.Nominal(List.of("anger", "fear", "joy"));
  private static final Scale LABELS = new Scale.Labels(List.of("anger", "fear", "joy"));
  private static final Scale VALUES =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  @Test
  void nominalCountsEqualRatings() {
    assertThat(count(AlternativeTally.SCORES, NOMINAL, 2, 2, 2, 0))
        .as("raters 0 and 1 have one other on their side, as the model has; rater 2 none of two")
        .isEqualTo(
            counts(
                key(0, AlternativeTally.TIE),
                key(1, AlternativeTally.TIE),
                key(2, AlternativeTally.WIN)));
  }

  /**
   * Sums of squared differences from the others, rater and model: 17 and 25; 41 and 41; 26 and 16.
   */
  @Test
  void orderedComparesSquaredDifferences() {
    long model = 4 * Scale.UNIT;
    assertThat(count(AlternativeTally.SCORES, VALUES, model, 8, 4, 9))
        .isEqualTo(
            counts(
                key(0, AlternativeTally.LOSS),
                key(1, AlternativeTally.TIE),
                key(2, AlternativeTally.WIN)));
  }

  @Test
  void valuesBetweenGridPointsAreComparedAsTheyAre() {
    long model = 4 * Scale.UNIT + 1;
    assertThat(count(AlternativeTally.SCORES, VALUES, model, 4, 5))
        .as("4 and 4 + 1e-9 from 5: the model is closer; 5 and 4 + 1e-9 from 4: likewise")
        .isEqualTo(counts(key(0, AlternativeTally.WIN), key(1, AlternativeTally.WIN)));
    assertThat(count(AlternativeTally.EXACT, VALUES, model, 4, 4))
        .as("the nearest category is 4")
        .isEqualTo(counts(key(0, AlternativeTally.TIE), key(1, AlternativeTally.TIE)));
  }

  @Test
  void labelSetsCompareTheJaccardIndex() {
    assertThat(count(AlternativeTally.SCORES, LABELS, 0b001, 0b011, 0b110))
        .as("{anger} shares nothing with {fear, joy}, but half of {anger, fear}")
        .isEqualTo(counts(key(0, AlternativeTally.LOSS), key(1, AlternativeTally.WIN)));
    assertThat(count(AlternativeTally.SCORES, LABELS, 0b000, 0b000, 0b000))
        .isEqualTo(counts(key(0, AlternativeTally.TIE), key(1, AlternativeTally.TIE)));
    assertThat(count(AlternativeTally.SCORES, LABELS, 0b000, 0b001, 0b000))
        .as("two empty sets say the same")
        .isEqualTo(counts(key(0, AlternativeTally.WIN), key(1, AlternativeTally.TIE)));
  }

  @Test
  void aRaterDrawnTwiceIsNoOtherToItself() {
    Case item =
        new Case(
            NOMINAL,
            new long[] {2, 2, 0},
            new int[] {5, 5, 7},
            Scale.ABSENT,
            0,
            Scale.ABSENT,
            Case.NO_DEGREES,
            0);
    assertThat(count(AlternativeTally.SCORES, item))
        .isEqualTo(
            one(-1, 0, 1)
                .plus(one(key(5, AlternativeTally.WIN), 0, 2))
                .plus(one(key(7, AlternativeTally.TIE), 0, 1)));
    Case alone =
        new Case(
            NOMINAL,
            new long[] {2, 2},
            new int[] {5, 5},
            Scale.ABSENT,
            0,
            Scale.ABSENT,
            Case.NO_DEGREES,
            0);
    assertThat(count(AlternativeTally.SCORES, alone)).isEqualTo(Counts.NONE);
  }

  @Test
  void unknownRatersAddNothing() {
    Case item = new Case(NOMINAL, new long[] {2, 1}, Scale.ABSENT, 2, Case.NO_DEGREES);
    assertThat(count(AlternativeTally.SCORES, item)).isEqualTo(Counts.NONE);
  }

  private static long key(int rater, int outcome) {
    return 4L * rater + outcome;
  }

  private static Counts counts(long... keys) {
    Counts.Builder counts = Counts.builder();
    counts.add(-1, 0, 1);
    for (long key : keys) {
      counts.add(key, 0, 1);
    }
    return counts.build();
  }

  private static Counts one(long first, long second, long amount) {
    Counts.Builder counts = Counts.builder();
    counts.add(first, second, amount);
    return counts.build();
  }

  private static Counts count(
      Tallier<AlternativeTally> tallier, Scale scale, long model, long... ratings) {
    int[] raters = {0, 1, 2};
    return count(
        tallier,
        new Case(
            scale,
            ratings,
            Arrays.copyOf(raters, ratings.length),
            Scale.ABSENT,
            model,
            Scale.ABSENT,
            Case.NO_DEGREES,
            0));
  }

  private static Counts count(Tallier<AlternativeTally> tallier, Case item) {
    Counts.Builder counts = Counts.builder();
    tallier.count(item, counts);
    return counts.build();
  }
}
