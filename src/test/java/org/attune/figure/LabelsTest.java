package org.attune.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Labels} and {@link Colours}. */
class LabelsTest {

  @Test
  void partsAfterSpacesBeforeSlashesBeforeHyphens() {
    assertThat(Labels.lines("attune-mini - mllib-logistic-regression", 200))
        .containsExactly("attune-mini -", "mllib-logistic-regression");
    assertThat(Labels.lines("facebook-valence-arousal/valence", 190))
        .containsExactly("facebook-valence-arousal/", "valence");
    assertThat(Labels.lines("lend-an-ear-demonstrating-understanding", 180))
        .containsExactly("lend-an-ear-", "demonstrating-", "understanding");
    assertThat(Labels.lines("joy", 180)).containsExactly("joy");
    assertThat(Labels.lines("", 180)).containsExactly("");
  }

  @Test
  void noLineIsTooWideAndNoCharacterIsLost() {
    String word = "Ehrfurcht😀".repeat(12);
    List<String> lines = Labels.lines(word, 100);
    assertThat(String.join("", lines)).isEqualTo(word);
    assertThat(lines).allMatch(line -> Labels.width(line) <= 100);
  }

  /** Ratios of the WCAG: 21 for black on white; #767676 is the lightest grey that passes AA. */
  @Test
  void contrastIsThatOfTheWcag() {
    assertThat(Colours.contrast(Colours.BLACK, Colours.WHITE)).isCloseTo(21, within(1e-9));
    assertThat(Colours.contrast("#767676", Colours.WHITE)).isCloseTo(4.54, within(0.005));
    assertThat(Colours.contrast("#777777", Colours.WHITE)).isCloseTo(4.48, within(0.005));
    assertThat(List.of(Colours.TEXT, Colours.FAINT))
        .allMatch(colour -> Colours.contrast(colour, Colours.WHITE) >= 4.5);
  }

  @Test
  void shadesDarkenAndCarryReadableText() {
    List<Double> contrasts =
        IntStream.rangeClosed(0, 100)
            .mapToObj(n -> Colours.contrast(Colours.shade(n / 100.0), Colours.WHITE))
            .toList();
    assertThat(contrasts).isSorted();
    assertThat(IntStream.rangeClosed(0, 100).mapToObj(n -> Colours.shade(n / 100.0)))
        .allMatch(shade -> Colours.contrast(Colours.on(shade), shade) >= 4.5);
    assertThat(Colours.shade(-1)).isEqualTo(Colours.shade(0));
    assertThat(Colours.shade(2)).isEqualTo(Colours.shade(1)).isEqualTo("#08306b");
  }
}
