package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.attune.table.Html;
import org.attune.table.Latex;
import org.attune.table.Markdown;
import org.attune.yaml.Spelling;
import org.junit.jupiter.api.Test;

class DirectionMarksTest {

  private static final String MARKED = "a \u202egnp.exe \u2066b\u2069 \u200fc";
  private static final String SHOWN = "a [U+202E]gnp.exe [U+2066]b[U+2069] [U+200F]c";

  @Test
  void marksStandByTheirNumbersWhateverIsWritten() {
    assertThat(DirectionMarks.shown(MARKED)).isEqualTo(SHOWN);
    assertThat(Markdown.grid(List.of(List.of("x"), List.of(MARKED)), 1)).contains("| " + SHOWN);
    assertThat(Markdown.paragraph(MARKED)).isEqualTo(SHOWN);
    assertThat(Latex.escaped(MARKED)).isEqualTo(SHOWN);
    assertThat(Html.escaped(MARKED)).isEqualTo(SHOWN);
  }

  @Test
  void everyMarkOfDirectionIsOne() {
    for (int c : IntStream.rangeClosed(0, 0xFFFF).toArray()) {
      boolean mark =
          switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
                true;
            default -> c == 0x61C || c == 0x200E || c == 0x200F;
          };
      String text = Character.toString(c);
      assertThat(DirectionMarks.in(text)).as("U+%04X", c).isEqualTo(mark);
      assertThat(mark && text.matches(Spelling.ONE_LINE)).isFalse();
    }
  }

  @Test
  void lettersOfRightToLeftScriptsStayAsTheyAre() {
    String words = "שמחה فرح";
    assertThat(DirectionMarks.shown(words)).isEqualTo(words);
    assertThat(words).matches(Spelling.ONE_LINE);
  }
}
