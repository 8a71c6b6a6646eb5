package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.attune.corpus.Scale;
import org.attune.statistic.EqBenchScore;
import org.attune.statistic.Estimate;
import org.attune.statistic.JointAccuracy;
import org.junit.jupiter.api.Test;

/** Questions of two parts. */
class UnitTallyTest {

  private static final Scale KINDS = new Scale.Nominal(List.of("a", "b", "c"));
  private static final Scale POINTS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  private static Case part(Scale scale, int question, long reference, long answer) {
    return new Case(
        scale,
        new long[0],
        Case.NO_RATERS,
        reference,
        answer,
        Scale.ABSENT,
        Case.NO_DEGREES,
        question);
  }

  private static UnitTally tally(Case... parts) {
    Counts.Builder counts = Counts.builder();
    List.of(parts).forEach(part -> UnitTally.DISTANCES.count(part, counts));
    return UnitTally.DISTANCES.tally(counts.build());
  }

  private static Estimate right(UnitTally tally) {
    return new JointAccuracy().estimate(tally, KINDS);
  }

  @Test
  void aQuestionWithoutAnAnswerToAPartIsLeftOutOrWrong() {
    Case[] whole = {part(KINDS, 1, 0, 0), part(KINDS, 1, 2, 2)};
    Case first = part(KINDS, 2, 1, 1);
    UnitTally missing = tally(whole[0], whole[1], first, part(KINDS, 2, 1, Scale.ABSENT));
    assertThat(missing.units()).hasSize(1);
    assertThat(missing.items()).isEqualTo(2);
    assertThat(missing.fewestApart()).isEqualTo(2);
    assertThat(right(missing)).isEqualTo(Estimate.of(1));
    assertThat(right(tally(whole[0], whole[1], first, part(KINDS, 2, 1, Case.WRONG))))
        .isEqualTo(Estimate.of(0.5));
    assertThat(right(tally(part(POINTS, 1, 0, Case.WRONG)))).isEqualTo(Estimate.of(0));
  }

  @Test
  void aQuestionDrawnOftenCountsAsOften() {
    UnitTally two =
        tally(
            part(POINTS, 1, 0, 0),
            part(POINTS, 1, Scale.UNIT, Scale.UNIT),
            part(POINTS, 2, 0, 6 * Scale.UNIT),
            part(POINTS, 2, 0, 7 * Scale.UNIT));
    UnitTally drawn = two.with(new long[] {6, 1, 1});
    assertThat(drawn.units()).extracting(UnitTally.Unit::weight).containsExactly(3L, 1L);
    assertThat(drawn.items()).isEqualTo(8);
    assertThat(new JointAccuracy().estimate(drawn, POINTS)).isEqualTo(Estimate.of(0.75));
    double worse = 10 - 0.7477 * (6 + 7);
    assertThat(new EqBenchScore().estimate(drawn, POINTS))
        .isEqualTo(Estimate.of((3 * 10 + worse) / 4));
    assertThat(new EqBenchScore().estimate(two.with(new long[] {2, 3, 3}), POINTS))
        .isEqualTo(Estimate.of((10 + 3 * worse) / 4));
    assertThat(new EqBenchScore().estimate(two.with(new long[] {0, 2, 2}), POINTS))
        .isEqualTo(Estimate.of(2 * worse / 2));
  }

  @Test
  void aUnitWithOtherAnswersThanWereCountedIsOne() {
    UnitTally both =
        tally(
            part(POINTS, 1, 0, 0),
            part(POINTS, 1, 0, Scale.UNIT),
            part(POINTS, 1, 0, Scale.UNIT),
            part(POINTS, 1, 0, 0));
    UnitTally one = both.with(new long[] {2, 0});
    assertThat(one.units()).hasSize(1);
    assertThat(one.units().get(0).weight()).isEqualTo(1);
    assertThat(one.units().get(0).items()).containsExactly(2);
    assertThat(both.with(new long[] {1, 1}).units().get(0).items()).containsExactly(1, 1);
  }

  @Test
  void distancesOfNumbersAreKeptByQuestion() {
    UnitTally tally =
        tally(
            part(POINTS, 7, 0, 3 * Scale.UNIT),
            part(POINTS, 7, 5 * Scale.UNIT, 2 * Scale.UNIT),
            part(POINTS, 7, Scale.UNIT, Scale.UNIT),
            part(POINTS, 7, Scale.ABSENT, Scale.UNIT));
    assertThat(tally.units()).hasSize(1);
    assertThat(tally.units().get(0).distances()).containsExactly(0, 3 * Scale.UNIT);
    assertThat(tally.units().get(0).items()).containsExactly(1, 2);
  }
}
