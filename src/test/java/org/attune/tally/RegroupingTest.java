package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

class RegroupingTest {

  private static final List<String> NAMES = List.of("joy", "anger", "love", "fear", "neutral");
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("negative", List.of("fear", "anger"));
    GROUPS.put("positive", List.of("joy", "love"));
  }

  @Test
  void categoriesBecomeGroupsInTheOrderOfTheGroups() {
    Regrouping regrouping = Regrouping.of(new Scale.Nominal(NAMES), GROUPS);
    assertThat(regrouping.to()).isEqualTo(new Scale.Nominal(List.of("negative", "positive")));
    assertThat(LongStream.range(0, 4).map(regrouping::map)).containsExactly(1L, 0L, 1L, 0L);
    assertThat(regrouping.map(4)).as("left out").isEqualTo(Scale.ABSENT);
    assertThat(regrouping.map(Scale.ABSENT)).isEqualTo(Scale.ABSENT);
  }

  @Test
  void setsOfLabelsBecomeSetsOfGroups() {
    Regrouping regrouping = Regrouping.of(new Scale.Labels(NAMES), GROUPS);
    assertThat(regrouping.to()).isEqualTo(new Scale.Labels(List.of("negative", "positive")));
    assertThat(regrouping.map(0b00101)).as("joy, love").isEqualTo(0b10);
    assertThat(regrouping.map(0b01001)).as("joy, fear").isEqualTo(0b11);
    assertThat(regrouping.map(0b10010)).as("anger, neutral").isEqualTo(0b01);
    assertThat(regrouping.map(0b10000)).as("neutral alone is rated, but with no group").isZero();
    assertThat(regrouping.map(0)).isZero();
    assertThat(regrouping.map(Scale.ABSENT)).isEqualTo(Scale.ABSENT);
  }

  @Test
  void theLastOfManyLabelsIsGroupedToo() {
    List<String> names = IntStream.range(0, 63).mapToObj(i -> "l" + i).toList();
    Regrouping regrouping = Regrouping.of(new Scale.Labels(names), Map.of("last", List.of("l62")));
    assertThat(regrouping.map(1L << 62)).isEqualTo(1);
    assertThat(regrouping.map((1L << 62) - 1)).isZero();
  }

  @Test
  void withoutGroupsTheScaleStaysAsItIs() {
    Scale levels = new Scale.Ordinal(List.of("1", "2", "3"));
    Regrouping regrouping = Regrouping.of(levels, Map.of());
    assertThat(regrouping.to()).isSameAs(levels);
    assertThat(regrouping.map(2_000_000_000L)).isEqualTo(2_000_000_000L);
    assertThat(Regrouping.none(levels).map(Scale.ABSENT)).isEqualTo(Scale.ABSENT);
  }

  @Test
  void mistakesAreToldWithWhatWasFound() {
    Scale nominal = new Scale.Nominal(NAMES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regrouping.of(nominal, Map.of("a", List.of("hope"))))
        .withMessage("one of [joy, anger, love, fear, neutral], found \"hope\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regrouping.of(nominal, Map.of("a", List.of("joy"), "b", List.of("joy"))))
        .withMessageContaining("found \"joy\" in two");
    for (Scale ordered :
        List.of(
            new Scale.Ordinal(NAMES),
            new Scale.Interval(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Regrouping.of(ordered, GROUPS))
          .withMessageStartingWith("a scale without order to group");
    }
  }
}
