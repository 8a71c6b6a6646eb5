package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none, or that may be none, among words and among numbers. */
class OddAnswersTest {

  private static final List<String> WORDS =
      List.of("joy", "joy", "joy", "fear", "fear", "anger", "anger", "sadness", "sadness", "joy");

  private static final List<String> NUMBERS =
      List.of(
          "1", "2", "3", "4", "5", "5", "4", "3", "2", "1", "1", "2", "3", "4", "5", "4", "3", "2");

  private static GuessedScale guess(List<String> answers, Hints hints, String... more) {
    List<String> all = new ArrayList<>(answers);
    all.addAll(List.of(more));
    return Scales.guess(
            AnswerCounts.of(all, hints), new Scales.Known("emotion", hints, false, text -> ""))
        .orElseThrow();
  }

  private static GuessedScale guess(List<String> answers, String... more) {
    return guess(answers, Hints.none(), more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9",
        "99",
        "88",
        "999",
        "-1",
        "-99",
        "0",
        ".",
        "-",
        "--",
        "\u2014",
        "\u2013",
        "?",
        "??",
        "*",
        "x",
        "X",
        "don't know",
        "Don\u2019t know",
        "DK",
        "can't tell",
        "cannot decide",
        "skip",
        "Skipped",
        "refused",
        "no answer",
        "None",
        "prefer not to say",
        "keine Angabe",
        "k.A.",
        "wei\u00DF nicht",
        "Wei\u00DF ich nicht",
        "je ne sais pas",
        "no s\u00E9",
        "non so",
        "weet niet",
        "n\u00E3o sei",
        "n.v.t.",
        "(unknown)"
      })
  void areReadAsMissingAmongWordsAndTold(String odd) {
    GuessedScale scale = guess(WORDS, odd, odd);
    assertThat(scale.labels()).containsExactly("anger", "fear", "joy", "sadness");
    assertThat(scale.missing()).containsExactly(odd);
    assertThat(scale.doubt()).contains("(2 times)", "read as missing", "--missing");
    assertThat(scale.answered(odd)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NA",
        "n/a",
        "<NA>",
        "NaN",
        "nan",
        "null",
        "NULL",
        "undefined",
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#WERT!",
        "\u00A0",
        "\u200B"
      })
  void areSurelyMissingWhateverOthersSay(String none) {
    assertThat(guess(WORDS, none).missing()).containsExactly(none.strip());
    assertThat(guess(NUMBERS, none).missing()).containsExactly(none.strip());
    assertThat(guess(NUMBERS, none).labels()).containsExactly("1", "2", "3", "4", "5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unsure", "not sure", "none", "unclear", "unsicher"})
  void mayBeCategoriesAmongWordsAndAreTold(String open) {
    GuessedScale scale = guess(WORDS, open, open);
    assertThat(scale.labels()).contains(open);
    assertThat(scale.doubt()).contains("\"" + open + "\" (2 times)", "name it by --missing");
    Hints hints = Hints.none().with(Hint.MISSING, open);
    assertThat(guess(WORDS, hints, open).labels()).doesNotContain(open);
  }

  @Test
  void notToKnowIsAnAnswerBesideYesAndNo() {
    GuessedScale scale = guess(List.of("yes, clearly", "no", "yes, somewhat"), "cannot tell");
    assertThat(scale.labels()).contains("cannot tell");
    assertThat(scale.doubt()).contains("\"cannot tell\" (once)");
  }

  @Test
  void noneIsACategoryWhereOthersAreWrittenAlike() {
    assertThat(guess(List.of("Joy", "Fear", "Anger"), "None").labels()).contains("None");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9",
        "99",
        "88",
        "999",
        "-1",
        "-99",
        "-9",
        ".",
        "-",
        "\u2014",
        "?",
        "x",
        "don't know",
        "Unsure",
        "skip",
        "None",
        "03. Mai",
        "3-May",
        "2024-05-03",
        "45049",
        "03.05.",
        "44",
        "4.5"
      })
  void areReadAsMissingAmongNumbersAndTold(String odd) {
    GuessedScale scale = guess(NUMBERS, odd);
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(scale.missing()).containsExactly(odd);
    assertThat(scale.doubt()).contains(odd, "(once)", "read as missing", "--missing");
  }

  @Test
  void datesAreToldForWhatTheyAre() {
    assertThat(guess(NUMBERS, "03. Mai").doubt()).contains("a date, which a spreadsheet made");
    assertThat(guess(NUMBERS, "45049").doubt()).contains("a day as a spreadsheet counts it");
  }

  @ParameterizedTest
  @CsvSource({"8 9 9, 1 2 3 4 5", "7 8 9, 1 2 3 4"})
  void severalCodesMayFollowTheScale(String codes, String levels) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.addAll(List.of(levels.split(" ")));
    }
    GuessedScale scale = guess(answers, codes.split(" "));
    assertThat(scale.labels()).containsExactly(levels.split(" "));
    assertThat(scale.missing())
        .containsExactlyInAnyOrder(
            List.of(codes.split(" ")).stream().distinct().toArray(String[]::new));
  }

  @Test
  void anyLevelMayBeACodeButIsOnlyTold() {
    GuessedScale zero = guess(NUMBERS, "0", "0");
    assertThat(zero.labels()).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(zero.doubt()).contains("0 (2 times), a level, or a code for no answer");
    GuessedScale nine = guess(NUMBERS, "6", "7", "9");
    assertThat(nine.labels()).hasSize(9);
    assertThat(nine.doubt()).contains("9 (once), a level, or a code for no answer");
    Hints hints = Hints.none().with(Hint.MISSING, List.of("0", "9"));
    assertThat(guess(NUMBERS, hints, "0", "9").labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(guess(NUMBERS, hints, "0", "9").doubt()).doesNotContain("no answer");
  }

  @Test
  void nothingElseIsMissingWhereTheUserSaysWhatIs() {
    Hints hints = Hints.none().with(Hint.MISSING, "");
    assertThat(guess(NUMBERS, hints, "9").labels()).hasSize(9);
    assertThat(guess(NUMBERS, hints, "4.5").level()).isEqualTo(Level.INTERVAL);
    assertThat(guess(WORDS, hints, "skip", "NA").labels()).contains("skip").doesNotContain("NA");
  }

  @Test
  void halfPointsThatAreNotRareMakeAnotherScale() {
    assertThat(guess(NUMBERS, "4.5", "3.5", "2.5").level()).isEqualTo(Level.INTERVAL);
  }

  @Test
  void marksAloneAreAnswers() {
    assertThat(guess(List.of("+", "-", "+", "-")).labels()).containsExactly("+", "-");
    assertThat(guess(List.of("x", "x")).labels()).containsExactly("x");
  }
}
