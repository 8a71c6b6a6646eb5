package org.attune.score.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void lowerCaseLettersAndApostrophes() {
    assertThat(Words.of("Don\u2019t STOP 'tis the dogs' \u00C9t\u00E9"))
        .containsExactly("don't", "stop", "tis", "the", "dogs", "\u00E9t\u00E9");
  }

  @Test
  void elongatedLettersAreFoldedToTwo() {
    assertThat(Words.of("SOOOO coool, good")).containsExactly("soo", "cool", ",", "good");
  }

  @Test
  void emojiAreWordsWithoutSkinTones() {
    assertThat(Words.of("yay\uD83D\uDE02\uD83D\uDE02 \uD83D\uDC4D\uD83C\uDFFD \u2764\uFE0F"))
        .containsExactly("yay", "\uD83D\uDE02", "\uD83D\uDE02", "\uD83D\uDC4D", "\u2764");
  }

  @Test
  void marksAreWordsAndOtherPunctuationPauses() {
    assertThat(Words.of("what?! no... (well) yes!!!\nok; well-known"))
        .containsExactly(
            "what", "?", "no", "...", ",", "well", ",", "yes", "!", ",", "ok", ",", "well",
            "known");
  }

  @Test
  void masksNumbersAddressesAndUserNamesArePauses() {
    assertThat(Words.of("hi [NAME]! 12 times")).containsExactly("hi", ",", "!", ",", ",", "times");
    assertThat(
            Words.of("ask @someone or u/some-one or some_one or abc123 at https://example.org/a"))
        .containsExactly("ask", ",", "or", ",", "or", ",", "or", ",", "at", ",");
  }

  @Test
  void pairsReachNeitherAcrossMarksNorPauses() {
    assertThat(Words.terms(Words.of("so good, so good! why")))
        .containsExactly(
            Map.entry("so", 0),
            Map.entry("so good", 0),
            Map.entry("good", 1),
            Map.entry("good !", 4),
            Map.entry("!", 5),
            Map.entry("why", 6));
  }

  @Test
  void nothingInNothing() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" \t ")).isEmpty();
  }
}
