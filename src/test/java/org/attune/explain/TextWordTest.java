package org.attune.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordTest {

  @ParameterizedTest
  @CsvSource({
    "'I DON\u2019T know, ok?!', 'i|don''t|know|,|ok|?|!'",
    "'na\u00EFve \uD83D\uDE00 x2', 'na\u00EFve|\uD83D\uDE00|x2'",
    "'  ', ''"
  })
  void wordsAreRunsOfLettersAndSigns(String text, String words) {
    List<TextWord> cut = TextWord.of(text);
    assertThat(String.join("|", cut.stream().map(TextWord::form).toList())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'I am so, so happy!', 2 4, 'I am , happy!'",
    "'a,b', 1, 'a b'",
    "'a,b', 0, ',b'",
    "'(no) way', 0 2, 'no way'",
    "'one  two three', 1, 'one  three'",
    "'one', 0, ''"
  })
  void whatStaysIsNotRunTogether(String text, String without, String left) {
    List<TextWord> words = TextWord.of(text);
    BitSet kept = new BitSet();
    kept.set(0, words.size());
    for (String word : without.split(" ")) {
      kept.clear(Integer.parseInt(word));
    }
    assertThat(TextWord.only(text, words, kept)).isEqualTo(left);
  }
}
