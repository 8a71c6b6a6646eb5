package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.attune.corpus.Card.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {

  private static GuessedScale guess(String... answers) {
    return Scales.guess(AnswerCounts.of(List.of(answers))).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 5, 1 2 3 4 5",
    "2 4 7, 1 2 3 4 5 6 7",
    "0 1 2, 0 1 2",
    "-1 0 2, -2 -1 0 1 2",
    "0 10, 0 1 2 3 4 5 6 7 8 9 10",
    "1.0 3.0, 1 2 3",
    "4, 1 2 3 4",
    "1, 1 2",
    "1 5 -99, 1 2 3 4 5",
    "1 NA 2 . 3 None, 1 2 3"
  })
  void fewWholeNumbersAreLevels(String answers, String labels) {
    GuessedScale scale = guess(answers.split(" "));
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactly(labels.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5 2 4, 1, 5, 0.5",
    "0.25 0.5, 0, 1, 0.25",
    "-0.5 0.5, -1, 1, 0.5",
    "3 50 100, 0, 100, 1",
    "0 20 85, 0, 100, 5",
    "0 110, 0, 200, 10",
    "-30 250, -100, 300, 10",
    "5.12345678 6, 1, 7, 0.00000002"
  })
  void otherNumbersAreRoundedOutToUsualEnds(String answers, String min, String max, String step) {
    GuessedScale.Range range = guess(answers.split(" ")).range().orElseThrow();
    assertThat(range.min()).isEqualByComparingTo(min);
    assertThat(range.max()).isEqualByComparingTo(max);
    assertThat(range.step()).isEqualByComparingTo(step);
  }

  @Test
  void noughtAndOneAreCategoriesHoweverTheyAreWritten() {
    GuessedScale scale = guess("0.0", "1.0", "1");
    assertThat(scale.level()).isEqualTo(Level.NOMINAL);
    assertThat(scale.labels()).containsExactly("0", "1");
    assertThat(scale.names()).isEqualTo(Map.of("0.0", "0", "1.0", "1"));
  }

  @Test
  void wordsThatDifferInCaseAreOneCategoryByTheMostFrequentSpelling() {
    GuessedScale scale = guess("joy", "Joy", "joy ", "fear");
    assertThat(scale.labels()).containsExactly("fear", "joy");
    assertThat(scale.names()).isEqualTo(Map.of("Joy", "joy"));
  }

  @ParameterizedTest
  @CsvSource({
    "High|low|medium, low|medium|High",
    "agree|Strongly Agree|disagree, disagree|agree|Strongly Agree",
    "positive|negative|neutral, negative|neutral|positive"
  })
  void knownLevelsHaveTheirOrder(String answers, String labels) {
    GuessedScale scale = guess(answers.split("\\|"));
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactly(labels.split("\\|"));
  }

  @Test
  void yesAndNoHaveNoOrderNorHaveLevelsBesideOtherWords() {
    assertThat(guess("yes", "no").level()).isEqualTo(Level.NOMINAL);
    assertThat(guess("low", "high", "purple").level()).isEqualTo(Level.NOMINAL);
  }

  @Test
  void setsShareLabels() {
    GuessedScale scale = guess("joy; pride", "fear", "joy", "pride");
    assertThat(scale.level()).isEqualTo(Level.LABELS);
    assertThat(scale.labels()).containsExactly("fear", "joy", "pride");
    assertThat(scale.separator()).isEqualTo(";");
    assertThat(guess("yes, a lot", "no").level()).isEqualTo(Level.NOMINAL);
    assertThat(guess("joy;", "joy").level()).isEqualTo(Level.NOMINAL);
  }

  @Test
  void naIsMissingButNoneMayBeALabel() {
    assertThat(guess("none", "joy", "NA", "").labels()).containsExactly("joy", "none");
    assertThat(guess("none", "joy", "NA", "").missing()).containsExactly("NA");
    assertThat(guess("none", "1", "2").missing()).containsExactly("none");
  }

  @Test
  void nothingIsGuessedOfNothingOrOfLongFractions() {
    assertThat(Scales.guess(AnswerCounts.of(List.of("", "NA")))).isEmpty();
    assertThat(Scales.guess(AnswerCounts.of(List.of("2.6666666666666665")))).isEmpty();
    assertThat(Scales.guess(AnswerCounts.of(List.of("0.5", "1e12")))).isEmpty();
    assertThat(Scales.guess(AnswerCounts.of(List.of("0.123456789", "7")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 20 91 -99 | -99",
        "0 5 100 999 | 999",
        "1 4 7 77 -88 -8 -9 | -8 -88 -9 77",
        "1 4.5 9999 | 9999",
        "-10 -9 9 10 | ''",
        "60 77 80 99 | ''",
        "0 500 999 | ''"
      })
  void codesThatAScaleDoesNotHoldAreMissing(String answers, String missing) {
    assertThat(String.join(" ", guess(answers.split(" ")).missing())).isEqualTo(missing);
  }

  @Test
  void aFewWordsAmongNumbersAreSlipsAndTold() {
    GuessedScale scale = guess("1", "2", "3", "4", "5", "5", "4", "5?", "k.A.", "Don't know");
    assertThat(scale.labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(scale.missing()).containsExactlyInAnyOrder("5?", "k.A.", "Don't know");
    assertThat(scale.doubt())
        .startsWith("\"5?\" (once): no numbers, so read as missing; correct slips; ");
    assertThat(guess("1", "2", "3", "so so").level()).isEqualTo(Level.NOMINAL);
    assertThat(guess("0", "0", "0", "0", "joy").level()).isEqualTo(Level.NOMINAL);
  }

  @Test
  void aNumberFarFromTheOthersIsTold() {
    GuessedScale scale = guess("1", "2", "3", "4", "5", "6", "7", "6", "5", "55", "2", "2");
    assertThat(scale.doubt()).startsWith("55 (once) lies apart from 1 to 7: missing, or a slip?; ");
    assertThat(guess("1", "2", "3", "4", "5").doubt()).doesNotContain("apart");
  }

  @Test
  void twoNumbersWithACommaAreNoSetOfCodes() {
    assertThat(guess("5,5", "3,5", "4,5", "4").level()).isEqualTo(Level.NOMINAL);
    assertThat(guess("1,2", "1,2,3", "3").level()).isEqualTo(Level.LABELS);
    assertThat(guess("1;2", "2", "1", "1", "2", "2").level()).isEqualTo(Level.LABELS);
  }
}
