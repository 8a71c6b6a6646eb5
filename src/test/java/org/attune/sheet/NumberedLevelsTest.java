package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.corpus.Card.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedLevelsTest {

  private static GuessedScale guess(String... answers) {
    return Scales.guess(AnswerCounts.of(List.of(answers))).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "1 - Not at all|2|3|4|5|6|7 - Very!1 2 3 4 5 6 7",
        "1 = never|2|3|4 = always!1 2 3 4",
        "1: nie|2|3: immer!1 2 3",
        "1. nie|2. selten|3. immer!1 2 3",
        "1) low|2) medium|3) high!1 2 3",
        "(1) not at all|(3) moderately|(5) extremely!1 2 3 4 5",
        "[1] gar nicht|[2] etwas|[3] sehr!1 2 3",
        "not at all (1)|slightly (2)|very (4)!1 2 3 4",
        "gar nicht [0]|etwas [1]|sehr [2]!0 1 2",
        "never - 1|always - 5!1 2 3 4 5",
        "1 not at all|2|3|4|5 very much!1 2 3 4 5",
        "0: no anger can be inferred|1: low amount of anger|3: high amount!0 1 2 3",
        "3/5|4/5|1/5!1 2 3 4 5",
        "6/7|2 / 7!1 2 3 4 5 6 7",
        "2 of 5|4 out of 5|5 von 5!1 2 3 4 5",
        "A1|A2|A4!1 2 3 4",
        "Level 1|level 2|Level 3!1 2 3",
        "Stufe 1|Stufe 4!1 2 3 4",
        "1 star|2 stars|5 stars!1 2 3 4 5",
        "-2 (very negative)|-1|0|1|2 (very positive)!-2 -1 0 1 2",
        "1 \u2013 stimme gar nicht zu|2|3|4|5 \u2013 stimme voll zu!1 2 3 4 5",
        "1\u00A0-\u00A0pas du tout|2|3 - tout \u00E0 fait!1 2 3"
      })
  void areLevelsInTheOrderOfTheirNumbers(String answers, String levels) {
    GuessedScale scale = guess(answers.split("\\|"));
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactly(levels.split(" "));
    assertThat(scale.code(answers.split("\\|")[0])).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 - joy|2 - sadness|3 - anger",
        "joy (1)|fear (2)",
        "1: yes of course|1: not at all|2: well",
        "c1|c2|c3",
        "2 dogs bark|2 cats meow|4 dogs bark",
        "18-24|25-34|35-44",
        "3/5|4/7"
      })
  void areNoneWhereNumbersOnlyNameThings(String answers) {
    assertThat(guess(answers.split("\\|")).level()).isEqualTo(Level.NOMINAL);
  }

  @Test
  void mayHaveASlipAmongThem() {
    GuessedScale scale = guess("1 - low", "2", "3", "4 - high", "2", "3", "2", "?", "see note");
    assertThat(scale.labels()).containsExactly("1", "2", "3", "4");
    assertThat(scale.missing()).containsExactlyInAnyOrder("?", "see note");
    assertThat(scale.names()).containsEntry("1 - low", "1").containsEntry("4 - high", "4");
    assertThat(scale.doubt()).contains("\"see note\" (once)", "\"?\" (once)");
  }

  @Test
  void aNumberWithWordsForNoAnswerIsMissing() {
    AnswerCounts answers =
        AnswerCounts.of(
            List.of("1 - low", "2", "3 - high", "2", "4 - not applicable", "0 = don't know"));
    assertThat(answers.counts().keySet()).containsExactly("1", "2", "3");
    assertThat(answers.missing()).containsExactly("0 = don't know", "4 - not applicable");
    assertThat(answers.oddities()).singleElement().asString().contains("--missing");
  }

  @Test
  void whatLiesBetweenTwoLevelsIsNoneOfThem() {
    List<String> levels = List.of("1", "2", "3", "4", "3", "2", "1", "4", "3", "2", "3/4");
    assertThat(AnswerCounts.of(levels).missing()).containsExactly("3/4");
    assertThat(AnswerCounts.of(List.of("1/4", "2/4", "4/4", "3")).missing()).isEmpty();
  }

  @Test
  void ranksAndNumbersInWordsHaveTheirOrder() {
    assertThat(AnswerCounts.of(List.of("1st", "3rd", "2nd", "4th")).integral()).isTrue();
    assertThat(WordScales.KnownLevels.order(List.of("three", "one", "two")))
        .contains(List.of("one", "two", "three"));
  }
}
