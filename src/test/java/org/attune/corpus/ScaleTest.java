package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {

  private static final Scale KINDS = new Scale.Nominal(List.of("a", "b", "1"));
  private static final Scale NAMED =
      new Scale.Ordinal(List.of("low", "mid", "high"), decimals("1", "2", "4"));
  private static final Scale NUMBERED = new Scale.Ordinal(List.of("1", "2.5", "10"));
  private static final Scale HALVES = interval("-1", "1.5", "0.5");
  private static final Scale SETS = new Scale.Labels(List.of("a", "b", "c"));

  static Stream<Scale> scales() {
    Scale ranks = new Scale.Ordinal(List.of("none", "some", "much"));
    return Stream.of(
        KINDS,
        NAMED,
        NUMBERED,
        ranks,
        HALVES,
        interval("1", "9", "1"),
        interval("0", "1", "0.001"),
        SETS);
  }

  static Stream<Scale> ordered() {
    return scales().filter(Scale::ordered);
  }

  private static List<BigDecimal> decimals(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).toList();
  }

  private static Scale.Interval interval(String min, String max, String step) {
    return new Scale.Interval(new BigDecimal(min), new BigDecimal(max), new BigDecimal(step));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void codesTheNamesOfItsCategories(Scale scale) {
    for (int i = 0; i < scale.size(); i++) {
      long code = scale instanceof Scale.Labels ? 1L << i : i;
      assertThat(scale.code(scale.name(i))).hasValue(code);
      assertThat(scale.code(" " + scale.name(i) + "\t")).hasValue(code);
    }
    assertThat(scale.code("no such answer")).isEmpty();
    assertThat(scale.code("")).isEmpty();
    assertThat(scale.expected()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("ordered")
  void hasRisingValuesWhoseCategoriesAreTheirOwn(Scale scale) {
    for (int i = 0; i < scale.size(); i++) {
      assertThat(scale.category(scale.value(i))).isEqualTo(i);
      assertThat(i == 0 || scale.value(i) > scale.value(i - 1)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("ordered")
  void givesEachAnswerTheNearestCategoryTheLowerOfTwo(Scale scale) {
    Random random = new Random(41);
    long low = scale.value(0) - Scale.UNIT;
    long high = scale.value(scale.size() - 1) + Scale.UNIT;
    for (int n = 0; n < 1000; n++) {
      long answer = low + random.nextLong(high - low);
      int nearest = 0;
      for (int i = 1; i < scale.size(); i++) {
        nearest =
            Math.abs(answer - scale.value(i)) < Math.abs(answer - scale.value(nearest))
                ? i
                : nearest;
      }
      assertThat(scale.category(answer)).as("category of %d", answer).isEqualTo(nearest);
    }
    for (int i = 1; i < scale.size(); i++) {
      long middle = (scale.value(i - 1) + scale.value(i)) / 2;
      assertThat(scale.category(middle)).isEqualTo(i - 1);
      assertThat(scale.category(middle + 1)).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1.0, 0", "1e0, 0", "low, 0", "4, 2", "+4.00, 2"})
  void readsLevelsByNameOrValue(String raw, long code) {
    assertThat(NAMED.code(raw)).hasValue(code);
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "LOW", "1;2", "NaN", "0x1", "1e999999999", "1e-999999999"})
  void readsNothingElseAsALevel(String raw) {
    assertThat(NAMED.code(raw)).isEmpty();
    assertThat(NUMBERED.code(raw)).isEmpty();
  }

  @Test
  void valuesLevelsByTheirNumbersOrElseByRank() {
    assertThat(NUMBERED.value(1)).isEqualTo(2_500_000_000L);
    assertThat(NUMBERED.code("10.0")).hasValue(2);
    assertThat(new Scale.Ordinal(List.of("1", "2", "more")).value(0)).isZero();
    assertThat(new Scale.Ordinal(List.of("no", "yes")).value(1)).isEqualTo(Scale.UNIT);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "-1.0, 0", "0, 2", "-0, 2", "5e-1, 3", "1.50, 5"})
  void readsPointsOfTheGrid(String raw, long code) {
    assertThat(HALVES.code(raw)).hasValue(code);
  }

  @ParameterizedTest
  @CsvSource({"-1.5", "2", "0.25", "Infinity", "'1,5'", "0.50000000000000000001", "1e-999999999"})
  void readsNothingBesideTheGrid(String raw) {
    assertThat(HALVES.code(raw)).isEmpty();
  }

  @Test
  void readsNoTextTooLongForANumber() {
    assertThat(HALVES.code("1." + "0".repeat(390))).hasValue(4);
    assertThat(HALVES.code("1." + "0".repeat(1_000_000))).isEmpty();
  }

  @Test
  void namesPointsOfTheGrid() {
    assertThat(IntStream.range(0, HALVES.size()).mapToObj(HALVES::name))
        .containsExactly("-1", "-0.5", "0", "0.5", "1", "1.5");
    assertThat(interval("0", "1000", "100").name(10)).isEqualTo("1000");
    assertThat(HALVES.expected()).isEqualTo("a number from -1 to 1.5 in steps of 0.5");
  }

  @Test
  void holdsSetsOfUpTo63Labels() {
    Scale most = new Scale.Labels(IntStream.range(0, 63).mapToObj(Integer::toString).toList());
    assertThat(most.code("62")).hasValue(1L << 62);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Scale.Labels(IntStream.range(0, 64).mapToObj(Integer::toString).toList()))
        .withMessage("at most 63 labels, found 64");
  }

  @Test
  void asksScorersForOneValueOrADegreeACategory() {
    assertThat(HALVES.outputs()).isOne();
    assertThat(NAMED.outputs()).isEqualTo(3);
    assertThat(SETS.outputs()).isEqualTo(3);
  }

  @Test
  void hasValuesOnlyWhereThereIsAnOrder() {
    assertThat(scales().filter(s -> !s.ordered())).containsExactly(KINDS, SETS);
    assertThatThrownBy(() -> KINDS.value(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SETS.value(0)).isInstanceOf(IllegalStateException.class);
    assertThat(KINDS.category(2)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, need min < max and step > 0",
    "2, 1, 1, need min < max and step > 0",
    "0, 1, 0, need min < max and step > 0",
    "0, 1, -1, need min < max and step > 0",
    "0, 100, 1e-8, more than 2^30 steps",
    "0, 1e-9, 1e-10, need at most nine decimals",
    "0, 1e10, 1e9, need at most nine decimals and a size up to 10^9",
    "1, 2, 0.3, steps of 0.3 from 1 do not lead to 2"
  })
  void refusesGridsItCannotHold(String min, String max, String step, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> interval(min, max, step))
        .withMessageStartingWith(message);
  }

  @Test
  void refusesNamesAndValuesThatAreNoScale() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Nominal(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Nominal(List.of("a", "a")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Labels(List.of("a", "b", "a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scale.Ordinal(List.of("a", "b"), decimals("1")))
        .withMessage("2 levels but 1 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scale.Ordinal(List.of("a", "b"), decimals("1", "1.0")))
        .withMessageStartingWith("values do not rise");
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Ordinal(List.of("3", "2")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scale.Ordinal(List.of("a", "b"), decimals("0", "1e-10")))
        .withMessageStartingWith("need at most nine decimals");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000000005, 0",
    "0.0000000015, 2",
    "-0.0000000005, 0",
    "1.23456789, 1234567890",
    "-2, -2000000000"
  })
  void roundsValuesHalfToEven(String number, long value) {
    assertThat(Scale.fixed(new BigDecimal(number))).isEqualTo(value);
  }

  @Test
  void stepsAboveTheLowestValue() {
    Scale uneven =
        new Scale.Ordinal(
            List.of("a", "b", "c"),
            List.of(new BigDecimal("-1"), new BigDecimal("0.5"), new BigDecimal("4")));
    Scale grid = new Scale.Interval(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("0.5"));
    for (Scale scale : List.of(uneven, grid)) {
      for (int code = 0; code < scale.size(); code++) {
        assertThat(scale.value(0) + scale.spacing() * scale.steps(code))
            .isEqualTo(scale.value(code));
      }
    }
    assertThat(uneven.spacing()).isEqualTo(Scale.UNIT / 2);
    assertThat(uneven.steps(2)).isEqualTo(10);
    assertThat(new Scale.Ordinal(List.of("only")).steps(0)).isZero();
  }

  @Test
  void aWordWithAccentsIsTheSameHoweverItIsTyped() {
    Scale one = new Scale.Nominal(List.of("fiert\u00e9", "joie"));
    Scale two = new Scale.Nominal(List.of("joie", "fierte\u0301"));
    assertThat(one.code("fierte\u0301")).hasValue(0);
    assertThat(two.code("fiert\u00e9")).hasValue(1);
    assertThat(one.code("fierte")).isEmpty();
    assertThat(AnswerMeanings.of(List.of("d\u00e9sol\u00e9")).has("de\u0301sole\u0301")).isTrue();
    assertThat(AnswerMeanings.of(List.of("de\u0301sole\u0301")).has("d\u00e9sol\u00e9")).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scale.Nominal(List.of("fiert\u00e9", "fierte\u0301")))
        .withMessageStartingWith("need distinct names");
  }
}
