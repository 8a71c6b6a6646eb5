package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of one small study, byte for byte, and some of its numbers by hand. */
class StudyGoldenTest {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "studies", "golden", "agreement");

  @Test
  void theStudyAgreementGivesItsGoldenBytes(@TempDir Path folder) {
    Bench bench = Bench.at(folder, "neighbours", "interviews", "postcards");
    Launch run = bench.run("run", "agreement");
    assertThat(run.err()).isEmpty();
    assertThat(bench.files("agreement")).isEqualTo(Bench.files(GOLDEN));
  }

  @Test
  void numbersAreThoseComputedByHand() {
    Map<String, List<String>> cells = new TreeMap<>();
    for (String line : Bench.read(GOLDEN.resolve("estimates.csv")).split("\n")) {
      List<String> f = List.of(line.split(",", -1));
      cells.put(String.join(" ", f.get(0), f.get(3), f.get(4), f.get(6)).replace("  ", " "), f);
    }
    // Warmth, cool 0, even 1, warm 2, of items with two or more ratings: w1 222, w2 001, w3 22, w4
    // 01, w7 0000,
    // w8 22, w9 21, w10 01; w5 has one rating, w6 none.
    // Percent agreement: (1 + 1/3 + 1 + 0 + 1 + 1 + 0 + 0) / 8.
    check(cells, "raters neighbours/warmth percent-agreement", "0.541667", 9, "4");
    // n = 20 of them, n(0) = 8, n(1) = 4, n(2) = 8. Nominal: Do = 4/2 + 2 + 2 + 2 = 8,
    // De = (400 - 64 - 16 - 64) / 19 = 256/19, alpha = 1 - 8 * 19 / 256.
    check(cells, "raters neighbours/warmth krippendorff-alpha-nominal", "0.406250", 9, "4");
    // Ordinal: δ²(0,1) = (8 + 4 - 6)² = 36 = δ²(1,2), δ²(0,2) = (20 - 8)² = 144; Do = 8 * 36 = 288,
    // De = 2 (8 * 4 * 36 + 4 * 8 * 36 + 8 * 8 * 144) / 19 = 23040/19, alpha = 1 - 288 * 19 / 23040.
    check(cells, "raters neighbours/warmth krippendorff-alpha", "0.762500", 9, "4");
    // Joy of the 29 postcards with ratings: the readers differ on p03 and p10, 27/29.
    check(cells, "raters postcards/feeling joy percent-agreement", "0.931034", 29, "2");
    // Gauge minus majority (a tie: the first): i1 .5, i2 -.5, i3 .25, i5 -.5, i6 3 - 1 = 2, i7 0,
    // i8 -1; i4 is not rated.
    check(cells, "pace interviews/pace mean-absolute-error", "0.678571", 7, "3"); // 4.75 / 7
    check(cells, "pace interviews/pace bias", "0.107143", 7, "3"); // .75 / 7
    check(
        cells, "pace interviews/pace root-mean-squared-error", "0.911239", 7, "3"); // √(5.8125 / 7)
  }

  private static void check(
      Map<String, List<String>> cells, String cell, String estimate, int items, String raters) {
    List<String> f = cells.get(cell);
    assertThat(f).as(cell).isNotNull();
    assertThat(List.of(f.get(7), f.get(10), f.get(11)))
        .as(cell)
        .containsExactly(estimate, "" + items, raters);
  }
}
