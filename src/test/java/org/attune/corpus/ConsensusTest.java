package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.attune.corpus.Consensus.Rule;
import org.attune.corpus.Consensus.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsensusTest {

  private static final Scale KINDS = new Scale.Nominal(List.of("a", "b", "c"));
  private static final Scale LEVELS =
      new Scale.Ordinal(
          List.of("none", "weak", "strong"),
          List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(4)));
  private static final Scale POINTS =
      new Scale.Interval(BigDecimal.valueOf(-4), BigDecimal.valueOf(4), BigDecimal.ONE);
  private static final Scale SETS = new Scale.Labels(List.of("a", "b", "c"));

  private static Consensus of(Rule rule, Ties ties) {
    return new Consensus(rule, 2, ties, 1);
  }

  private static long[] codes(String codes) {
    return Arrays.stream(codes.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private static long shown(Scale scale, long answer) {
    return answer == Scale.ABSENT || !scale.ordered()
        ? answer
        : Math.floorDiv(answer, Scale.UNIT / 1000);
  }

  @ParameterizedTest
  @CsvSource({
    "2, first, 2",
    "1 2 2, first, 2",
    "2 1 1 2, first, 1",
    "2 1 0, first, 0",
    "2 1 1 2, drop, absent",
    "2 1 1 2 1, drop, 1",
    "0 1, drop, absent"
  })
  void majorityIsTheMostFrequentCategory(String codes, String ties, String answer) {
    Consensus consensus = of(Rule.MAJORITY, Ties.valueOf(ties.toUpperCase(Locale.ROOT)));
    long category = answer.equals("absent") ? Scale.ABSENT : Long.parseLong(answer);
    assertThat(consensus.answer(KINDS, codes(codes), "item", false)).isEqualTo(category);
    long value = category == Scale.ABSENT ? category : LEVELS.value(category);
    assertThat(consensus.answer(LEVELS, codes(codes), "item", false)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1, first, 1000",
    "2 0 1, first, 1000",
    "0 1 2 2, first, 1000",
    "0 1 2 2, drop, absent",
    "0 1 2 2, middle, 2500",
    "2 1 1 0, drop, 1000",
    "2 1 1 0, middle, 1000",
    "0 2, middle, 2000"
  })
  void medianIsTheMiddleRating(String codes, String ties, String thousandths) {
    Consensus consensus = of(Rule.MEDIAN, Ties.valueOf(ties.toUpperCase(Locale.ROOT)));
    long expected = thousandths.equals("absent") ? Scale.ABSENT : Long.parseLong(thousandths);
    assertThat(shown(LEVELS, consensus.answer(LEVELS, codes(codes), "item", false)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0",
    "0 0 0, -4000000000",
    "4 5 5, 666666667",
    "3 3 4, -666666667",
    "3 4 4, -333333333",
    "8 0, 0",
    "8 8, 4000000000"
  })
  void meanIsTheMeanOfTheValues(String codes, long answer) {
    assertThat(of(Rule.MEAN, Ties.FIRST).answer(POINTS, codes(codes), "item", false))
        .isEqualTo(answer);
  }

  @Test
  void meanIsOfValuesNotOfRanks() {
    assertThat(of(Rule.MEAN, Ties.FIRST).answer(LEVELS, codes("0 2"), "item", false))
        .isEqualTo(2 * Scale.UNIT);
  }

  @Test
  void meanIsRoundedHalfToEven() {
    Scale tiny =
        new Scale.Interval(
            BigDecimal.ZERO, new BigDecimal("0.000000007"), new BigDecimal("0.000000001"));
    Consensus mean = of(Rule.MEAN, Ties.FIRST);
    assertThat(mean.answer(tiny, codes("0 1"), "item", false)).isZero();
    assertThat(mean.answer(tiny, codes("1 2"), "item", false)).isEqualTo(2);
    assertThat(mean.answer(tiny, codes("2 3"), "item", false)).isEqualTo(2);
    assertThat(mean.answer(tiny, codes("0 0 1"), "item", false)).isZero();
    assertThat(mean.answer(tiny, codes("0 1 1"), "item", false)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "majority, 5 4 1, 5",
    "majority, 5 4 2 1, 0",
    "majority, 7, 7",
    "majority, 0 0 7, 0",
    "any, 1 4 0, 5",
    "any, 0, 0",
    "at-least, 5 4 1, 5",
    "at-least, 5 2 0 1, 1",
    "at-least, 7, 0"
  })
  void setsKeepTheLabelsWithEnoughVotes(String rule, String codes, long mask) {
    Consensus consensus =
        of(Rule.valueOf(rule.replace('-', '_').toUpperCase(Locale.ROOT)), Ties.FIRST);
    assertThat(consensus.answer(SETS, codes(codes), "item", false)).isEqualTo(mask);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGGREGATED") // it asks no raters
  void doesNotDependOnTheOrderOfRatersNorChangeTheirRatings(Rule rule) {
    Random random = new Random(7);
    for (Scale scale : List.of(KINDS, LEVELS, POINTS, SETS)) {
      Consensus consensus = of(rule, Ties.FIRST);
      for (int n = 0; consensus.unfit(scale).isEmpty() && n < 200; n++) {
        int answers = scale instanceof Scale.Labels ? 1 << scale.size() : scale.size();
        long[] codes = random.longs(1 + random.nextInt(9), 0, answers).toArray();
        long[] shuffled = codes.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          long kept = shuffled[i];
          shuffled[i] = shuffled[j];
          shuffled[j] = kept;
        }
        long[] before = codes.clone();
        assertThat(consensus.answer(scale, codes, "item", false))
            .isEqualTo(consensus.answer(scale, shuffled, "item", false));
        assertThat(codes).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGGREGATED") // it asks no raters
  void isTheRatingOfRatersWhoAgree(Rule rule) {
    for (Scale scale : List.of(KINDS, LEVELS, POINTS, SETS)) {
      Consensus consensus = of(rule, Ties.DROP);
      for (long code = 0; consensus.unfit(scale).isEmpty() && code < scale.size(); code++) {
        for (int raters = 2; raters < 6; raters++) {
          long[] codes = new long[raters];
          Arrays.fill(codes, code);
          assertThat(consensus.answer(scale, codes, "item", false))
              .isEqualTo(scale.ordered() ? scale.value(code) : code);
        }
      }
    }
  }

  @Test
  void meanIsThatOfExactArithmetic() {
    Random random = new Random(11);
    Scale grid = new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), new BigDecimal("0.001"));
    for (int n = 0; n < 500; n++) {
      long[] codes = random.longs(1 + random.nextInt(40), 0, grid.size()).toArray();
      BigDecimal sum = BigDecimal.ZERO;
      for (long code : codes) {
        sum = sum.add(new BigDecimal(grid.name((int) code)));
      }
      BigDecimal mean = sum.divide(BigDecimal.valueOf(codes.length), 9, RoundingMode.HALF_EVEN);
      assertThat(of(Rule.MEAN, Ties.FIRST).answer(grid, codes, "item", false))
          .isEqualTo(mean.unscaledValue().longValueExact());
    }
  }

  @Test
  void medianHasHalfOfTheRatersOnEitherSide() {
    Random random = new Random(13);
    for (int n = 0; n < 500; n++) {
      long[] codes = random.longs(1 + random.nextInt(9), 0, POINTS.size()).toArray();
      long median = of(Rule.MEDIAN, Ties.MIDDLE).answer(POINTS, codes, "item", false);
      long below = Arrays.stream(codes).filter(code -> POINTS.value(code) < median).count();
      long above = Arrays.stream(codes).filter(code -> POINTS.value(code) > median).count();
      assertThat(2 * Math.max(below, above)).isLessThanOrEqualTo(codes.length);
    }
  }

  @Test
  void saysOnWhichScalesItCanBeHad() {
    for (Scale scale : List.of(KINDS, LEVELS, POINTS, SETS)) {
      boolean sets = scale == SETS;
      assertThat(of(Rule.MAJORITY, Ties.FIRST).unfit(scale)).isEmpty();
      for (Rule rule : List.of(Rule.MEAN, Rule.MEDIAN)) {
        assertThat(of(rule, Ties.FIRST).unfit(scale).isEmpty()).isEqualTo(scale.ordered());
      }
      for (Rule rule : List.of(Rule.ANY, Rule.AT_LEAST)) {
        assertThat(of(rule, Ties.FIRST).unfit(scale).isEmpty()).isEqualTo(sets);
      }
    }
    assertThat(of(Rule.MEAN, Ties.FIRST).unfit(KINDS)).isEqualTo("majority");
    assertThat(of(Rule.ANY, Ties.FIRST).unfit(POINTS)).isEqualTo("majority, mean or median");
    assertThat(of(Rule.MEDIAN, Ties.FIRST).unfit(SETS))
        .isEqualTo("majority, any or at-least (sets of labels)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Rule.ANY, Ties.FIRST).answer(KINDS, codes("1"), "item", false));
  }

  @Test
  void mayLieBetweenCategoriesOnlyAsAMeanOrAMiddle() {
    assertThat(of(Rule.MEAN, Ties.FIRST).betweenCategories()).isTrue();
    assertThat(of(Rule.MEDIAN, Ties.MIDDLE).betweenCategories()).isTrue();
    assertThat(of(Rule.MEDIAN, Ties.FIRST).betweenCategories()).isFalse();
    assertThat(of(Rule.MAJORITY, Ties.DROP).betweenCategories()).isFalse();
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Consensus(Rule.AT_LEAST, 0, Ties.FIRST, 1))
        .withMessage("at-least must be 1 or more, found 0");
    for (Rule rule : List.of(Rule.MAJORITY, Rule.MEAN, Rule.ANY, Rule.AT_LEAST)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(rule, Ties.MIDDLE))
          .withMessage("ties: middle goes with the rule median");
    }
  }
}
