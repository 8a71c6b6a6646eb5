package org.attune.score.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TfIdfTest {

  private static TfIdf copy(TfIdf features) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    features.write(new DataOutputStream(bytes));
    return TfIdf.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /**
   * Of "a b", "a" and "B", terms in two or more texts: characters " a", " a ", "a ", " b", " b ",
   * "b " and words "a", "b", in this order: " a", " a ", " b", " b ", "a ", "b ", "a", "b".
   */
  private static final TfIdf TINY = TfIdf.learn(List.of("a b", "a", "B"), 2);

  @Test
  void weightsOfATinyVocabulary() {
    assertThat(TINY.size()).isEqualTo(8);
    double idf = 1 + Math.log(4.0 / 3);
    double twice = (1 + Math.log(2)) * idf;
    TfIdf.Vector vector = TINY.vector("a b a");
    assertThat(vector.indices()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    double characters = Math.sqrt(3 * twice * twice + 3 * idf * idf);
    double words = Math.sqrt(twice * twice + idf * idf);
    assertThat(vector.values())
        .containsExactly(
            new double[] {
              twice / characters,
              twice / characters,
              idf / characters,
              idf / characters,
              twice / characters,
              idf / characters,
              twice / words,
              idf / words
            },
            within(1e-15));
  }

  @Test
  void rareTermsWeighMore() {
    TfIdf features = TfIdf.learn(List.of("x y", "x", "x"), 1);
    assertThat(features.size()).as("x, y, \"x y\" and three character grams each").isEqualTo(9);
    double x = 1;
    double y = 1 + Math.log(2);
    TfIdf.Vector vector = features.vector("x y");
    double length = Math.sqrt(x * x + 2 * y * y);
    assertThat(Arrays.copyOfRange(vector.values(), 6, 9))
        .containsExactly(new double[] {x / length, y / length, y / length}, within(1e-15));
  }

  @Test
  void charactersAndWordsHaveLengthOneEach() {
    TfIdf features = TfIdf.learn(List.of("I'm so happy", "so sad today", "happy happy day!"), 1);
    for (String text : List.of("so happy today", "so", "sad sad sad")) {
      double squares = Arrays.stream(features.vector(text).values()).map(v -> v * v).sum();
      assertThat(squares).isCloseTo(2, within(1e-12));
    }
    double onlyCharacters =
        Arrays.stream(features.vector("happiness").values()).map(v -> v * v).sum();
    assertThat(onlyCharacters)
        .as("an unknown word with known beginnings")
        .isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \t\n", "zzz qqq"})
  void nothingKnownIsTheZeroVector(String text) {
    TfIdf.Vector vector = TINY.vector(text);
    assertThat(vector.indices()).isEmpty();
    assertThat(vector.values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Grüße 😀😀!", "e\u0301tude ете́", "हिन्दी", "naïve\u00a0naive", "'tis \u2019tis"})
  void whatIsReadIsWhatWasWritten(String text) throws IOException {
    TfIdf features = TfIdf.learn(List.of(text, text + " more", "other"), 1);
    TfIdf copy = copy(features);
    assertThat(copy.size()).isEqualTo(features.size());
    for (String seen : List.of(text, "other more", text + text)) {
      assertThat(copy.vector(seen).indices()).isEqualTo(features.vector(seen).indices());
      assertThat(copy.vector(seen).values()).isEqualTo(features.vector(seen).values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ha", "न्", "\u0000"})
  void textsWithEndlessWordsCanBeWrittenToo(String syllable) throws IOException {
    for (int times : new int[] {5_000, 10_900, 40_000}) {
      String text = "so " + syllable.repeat(times);
      TfIdf features = TfIdf.learn(List.of(text), 1);
      assertThat(copy(features).vector(text).values()).isEqualTo(features.vector(text).values());
    }
  }

  @Test
  void orderOfTextsDoesNotMatter() {
    List<String> texts = List.of("so happy", "so sad", "😀 so", "happy");
    TfIdf one = TfIdf.learn(texts, 1);
    TfIdf other = TfIdf.learn(List.of("happy", "😀 so", "so sad", "so happy"), 1);
    assertThat(one.vector("so happy 😀").indices())
        .isEqualTo(other.vector("so happy 😀").indices());
    assertThat(one.vector("so happy 😀").values()).isEqualTo(other.vector("so happy 😀").values());
  }

  @Test
  void wordsAreRunsOfLettersAndEverySignIsOne() {
    assertThat(TfIdf.words("I\u2019m SO happy!!  5x"))
        .containsExactly("i'm", "so", "happy", "!", "!", "5x");
    assertThat(TfIdf.words("😀😀ok")).containsExactly("😀", "😀", "ok");
    assertThat(TfIdf.words("😀")).hasSize(1);
    assertThat(TfIdf.words("")).isEmpty();
  }

  @Test
  void combiningMarksBelongToTheirWord() {
    assertThat(TfIdf.words("e\u0301tude")).containsExactly("e\u0301tude");
    assertThat(TfIdf.words("हिन्दी में"))
        .as("vowel signs, spacing and not")
        .containsExactly("हिन्दी", "में");
  }

  @Test
  void noSpaceIsAWord() {
    assertThat(TfIdf.words("a\u00a0b\u2007c\u202fd\u3000e\u2028f\tg"))
        .containsExactly("a", "b", "c", "d", "e", "f", "g");
  }
}
