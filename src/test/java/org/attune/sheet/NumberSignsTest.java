package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in signs are numbers. */
class NumberSignsTest {

  @TempDir Path folder;

  private Cases read(Hints hints, String... levels) {
    String[] lines = new String[levels.length * 2 + 1];
    lines[0] = "item,anna,ben";
    for (int i = 0; i < levels.length; i++) {
      String next = levels[Math.min(i + 1, levels.length - 1)];
      lines[2 * i + 1] = "a%d,%s,%s".formatted(i, levels[i], levels[i]);
      lines[2 * i + 2] = "b%d,%s,%s".formatted(i, levels[i], next);
    }
    return Cases.of(folder, hints, lines);
  }

  @ParameterizedTest
  @CsvSource({
    "\u2605\u2606\u2606 \u2605\u2605\u2606 \u2605\u2605\u2605, 1 2 3",
    "* ** *** ****, 1 2 3 4",
    "\u2B50 \u2B50\u2B50 \u2B50\u2B50\u2B50, 1 2 3",
    "\u25CB\u25CB\u25CB \u25CF\u25CB\u25CB \u25CF\u25CF\u25CB \u25CF\u25CF\u25CF, 0 1 2 3",
    "-- - 0 + ++, -2 -1 0 1 2",
    "\u2212 0 +, -1 0 1",
    "- + ++ +++, 0 1 2 3",
    "I II III IV V, 1 2 3 4 5",
    "i ii iii, 1 2 3",
    "\u4E00 \u4E8C \u4E09 \u56DB, 1 2 3 4",
    "\u4E09\u661F \u56DB\u661F \u4E94\u661F, 1 2 3 4 5",
    "\u2460 \u2461 \u2462, 1 2 3",
    "\u0661 \u0662 \u0663, 1 2 3"
  })
  void areLevelsInTheirOrder(String signs, String labels) {
    Cases cases = read(Hints.none(), signs.split(" "));
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.ORDINAL);
    assertThat(cases.dimension().scale().labels()).containsExactly(labels.split(" "));
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.told()).contains("written in digits");
  }

  @Test
  void aRaterWhoUsedAPartOfTheSignsStays() {
    Cases cases = Cases.of(folder, "item,anna,ben", "a,-,-", "b,0,+", "c,-,0", "d,0,+", "e,-,-");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().scale().labels()).containsExactly("-1", "0", "1");
  }

  @Test
  void halvesStandAmongDecimals() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben",
            "a,2.3,2\u00BD",
            "b,1.7,1\u00BD",
            "c,4.1,3\u00BD",
            "d,3.9,4",
            "e,2.2,2 1/2",
            "f,3.3,3 \u00BD",
            "g,1.1,1");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.reading().ratings(cases.dimension()).get(1).answer()).isEqualTo("2.5");
  }

  @Test
  void signsOfTwoKindsAndThoseOfCategoriesStay() {
    assertThat(read(Hints.none(), "+", "-").told()).doesNotContain("digits");
    assertThat(read(Hints.none(), "I", "V", "X").told()).doesNotContain("digits");
    Hints levels = Hints.none().with(Hint.LEVELS, List.of("I", "II", "III"));
    assertThat(read(levels, "I", "II", "III").dimension().scale().labels())
        .containsExactly("I", "II", "III");
  }
}
