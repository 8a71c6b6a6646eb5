package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many items stand together behind what tallies keep apart. */
class FewestApartTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("a", "b", "c"));

  /** Raters 0 and 1 rate six items, of which rater 2 rates four; rater 3 rates two more alone. */
  private static List<Case> items() {
    return List.of(
        item(new int[] {0, 1}, 0, 0),
        item(new int[] {0, 1}, 0, 0),
        item(new int[] {0, 1, 2}, 0, 0, 0),
        item(new int[] {0, 1, 2}, 0, 0, 0),
        item(new int[] {0, 1, 2}, 0, 0, 0),
        item(new int[] {0, 1, 2}, 0, 0, 1),
        item(new int[] {3}, 2),
        item(new int[] {3}, 2));
  }

  private static Case item(int[] raters, int... codes) {
    return new Case(
        SCALE,
        Arrays.stream(codes).asLongStream().toArray(),
        raters,
        Scale.ABSENT,
        0,
        Scale.ABSENT,
        Case.NO_DEGREES,
        raters.length);
  }

  private static long fewest(Tallier<?> tallier, int from, int to) {
    Counts.Builder counts = Counts.builder();
    items().subList(from, to).forEach(item -> tallier.count(item, counts));
    return tallier.tally(counts.build()).fewestApart();
  }

  /** Two items have two ratings, four have three, two have one. */
  @ParameterizedTest
  @CsvSource({"0, 8, 2", "2, 6, 4", "0, 6, 2", "6, 8, 2"})
  void panelsOfOneSize(int from, int to, long expected) {
    assertThat(fewest(PairTally.RATINGS, from, to)).isEqualTo(expected);
    assertThat(fewest(PanelTally.RATINGS, from, to)).isEqualTo(expected);
  }

  @Test
  void sumsByPanelSizeAndRater() {
    Scale ordinal = new Scale.Ordinal(List.of("0", "1", "2"), List.of());
    Counts.Builder panels = Counts.builder();
    Counts.Builder raters = Counts.builder();
    for (Case item : items().subList(0, 7)) {
      Case ordered = Case.ofRaters(ordinal, item.raters(), item.ratings());
      RaterTally.PANELS.count(ordered, panels);
      RaterTally.RATERS.count(ordered, raters);
    }
    assertThat(RaterTally.PANELS.tally(panels.build()).fewestApart()).isEqualTo(1);
    assertThat(RaterTally.RATERS.tally(raters.build()).fewestApart()).isEqualTo(1);
    assertThat(fewest(RaterPairTally.RATINGS, 0, 8)).isEqualTo(4);
    assertThat(fewest(RaterPairTally.PANELS, 0, 8)).isEqualTo(2);
  }

  /** Rater 2 rates four of the six items; alone with others is nobody in the last two. */
  @Test
  void oneRater() {
    assertThat(fewest(MarginTally.RATERS, 2, 6)).isEqualTo(4);
    assertThat(fewest(MarginTally.RATERS, 0, 8)).isEqualTo(2);
    assertThat(fewest(AlternativeTally.SCORES, 0, 8)).isEqualTo(4);
    assertThat(fewest(AlternativeTally.CLUSTERED, 0, 8)).isEqualTo(2);
  }

  /** The panel 0, 0, 1 of raters 0, 1, 2 is that of one item. */
  @Test
  void onePanelOfKnownRaters() {
    assertThat(fewest(PanelTally.RATERS, 0, 6)).isEqualTo(1);
    assertThat(fewest(PanelTally.RATERS, 0, 5)).isEqualTo(2);
  }

  /** Raters 0 and 3 share no item, 2 rates four with either of the others; a cluster has two. */
  @Test
  void ofJudges() {
    Scale ordinal = new Scale.Ordinal(List.of("0", "1", "2"), List.of());
    Counts.Builder traits = Counts.builder();
    for (Case item : items()) {
      MultitraitTally.ONE.count(Case.ofRaters(ordinal, item.raters(), item.ratings()), traits);
    }
    assertThat(MultitraitTally.ONE.tally(traits.build()).fewestApart()).isEqualTo(4);
    assertThat(fewest(PartRatedTally.CLUSTERED, 0, 8)).isEqualTo(2);
    assertThat(fewest(PartRatedTally.ITEMS, 0, 8)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofCategoriesNothingIsKeptApart() {
    assertThat(fewest(SpreadTally.RATINGS, 0, 8)).isEqualTo(Long.MAX_VALUE);
    assertThat(fewest(JointTally.CATEGORIES, 0, 8)).isEqualTo(Long.MAX_VALUE);
    assertThat(fewest(PairTally.RATINGS, 0, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void outputsAreKeptWhereStatisticsNeedThem() {
    Scale interval = new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
    List<String> nominal =
        Question.TALLIERS.values().stream()
            .filter(tallier -> tallier.keepsOutputs(SCALE))
            .map(Tallier::name)
            .sorted()
            .toList();
    assertThat(nominal)
        .containsExactly(
            "calibration",
            "calibration-classwise",
            JointTally.DEGREES.name(),
            DistributionTally.SHARES.name(),
            CalibrationTally.LOSSES.name(),
            "shifts",
            "shifts-by-pair");
    assertThat(JointTally.VALUES.keepsOutputs(interval)).isTrue();
    assertThat(MomentTally.VALUES.keepsOutputs(interval)).isTrue();
    Scale ordinal = new Scale.Ordinal(List.of("low", "high"));
    assertThat(MomentTally.VALUES.keepsOutputs(ordinal)).isFalse();
    assertThat(MomentTally.ANSWERS_BY_LENGTH.keepsOutputs(ordinal))
        .as("lengths are as good as names of texts")
        .isTrue();
  }
}
