package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.attune.table.Latex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '@',
      value = {
        "plain; plain",
        "{GoEmotions}: {A} set; GoEmotions: A set",
        "K{\\\"a}ngsepp; Kängsepp",
        "K\\\"{o}pf and \\\"Uber; Köpf and Über",
        "{\\'E}douard \\`a; Édouard à",
        "Preo{\\c{t}}iuc \\c ca; Preoţiuc ça",
        "\\v{C}apek \\H{o} \\u{g} \\k{a} \\r{a} \\=a \\.z \\~n \\^e; Čapek ő ğ ą å ā ż ñ ê",
        "na{\\\"\\i}ve na\\\"{\\i}ve \\'{\\i}; naïve naïve í",
        "stra{\\ss}e \\o \\O{} \\l{}\\L \\ae\\AA; straße øØ łŁæÅ",
        "A \\& B 5\\% a\\_b \\#1 \\$2; A & B 5% a_b #1 $2",
        "1--2 a---b ``q''; 1–2 a—b “q”",
        "van~der Berg; van der Berg",
        "the $m$ rankings, $-$1, $\\alpha$; the m rankings, −1, α",
        "\\emph{it} \\textbf{bold}; it bold",
        "a\\,b \\ldots{} \\TeX{}nik; a b … TeXnik",
        "tool\\-box practitioner's; toolbox practitioner's",
        "größer 愛; größer 愛"
      })
  void isReadAsItIsShown(String latex, String plain) {
    assertThat(LatexText.plain(latex)).isEqualTo(plain);
  }

  @Test
  void blanksAreOne() {
    assertThat(LatexText.plain("  a\n\t b  ")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50% & $5 #1 a_b {c} ~d ^e \\f <g> \"h\" |i",
        "a--b ''c'' ?`d ``e",
        "κ ≥ 0.5 × 3 ± ε · ω → ∞",
        "größer 愛"
      })
  void whatLatexEscapesIsReadBack(String text) {
    assertThat(LatexText.plain(Latex.escaped(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a {b; { that is not closed in a {b",
        "a} b; } that closes nothing in a} b",
        "5 $ b; $ that is not closed in 5 $ b",
        "\\foo{a}; \\foo in \\foo{a}",
        "a \\; \\ in a \\",
        "a \\\"; an accent on nothing in a \\\"",
        "{\\v}; an accent on nothing in {\\v}",
        "\\char{}; \\char without a character's number in \\char{}"
      })
  void whatHasNoMeaningIsNamed(String latex, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatexText.plain(latex))
        .withMessage(message);
  }

  @Test
  void separatorsInBracesDoNotSeparate() {
    assertThat(LatexText.split("A, B and {Research and Development} and C", " and "))
        .isEqualTo(List.of("A, B", "{Research and Development}", "C"));
    assertThat(LatexText.split("", " and ")).isEqualTo(List.of(""));
  }
}
