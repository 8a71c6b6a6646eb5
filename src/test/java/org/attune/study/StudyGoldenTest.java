package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of two small studies, byte for byte, and some of its numbers by hand. */
class StudyGoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "studies", "golden");

  /** What only tells of the other files, in words that may change. */
  private static final Set<String> TOLD = Set.of("report.html", "ro-crate-metadata.json");

  private static final List<String> RATERS =
      List.of(
          "Ines",
          "Joern",
          "Kalinda",
          "Wendeline",
          "Xaver",
          "Yrsa",
          "Zdenko",
          "Quillon",
          "Philippa",
          "Ottoline",
          "Bartholomew",
          "Fiorella",
          "Thaddeus");

  @ParameterizedTest
  @ValueSource(strings = {"agreement", "tables"})
  void theStudyGivesItsGoldenBytes(String study, @TempDir Path folder) {
    SortedMap<String, String> files = Finished.copy(study, folder).files(study);
    assertThat(files.keySet()).containsAll(TOLD);
    files.keySet().removeAll(TOLD);
    assertThat(files).isEqualTo(Bench.files(GOLDEN.resolve(study)));
  }

  @Test
  void noRaterIsNamed() {
    assertThat(Bench.files(GOLDEN)).hasSizeGreaterThan(30);
    Bench.files(GOLDEN)
        .forEach((file, text) -> assertThat(RATERS).as(file).noneMatch(text::contains));
  }

  /** Everyone rated with everyone: 15 pairs of six readers, 3 of three listeners. */
  @Test
  void everyTwoRatersAreAPair() {
    List<String> pairs = lines("tables", "pairs");
    assertThat(pairs).filteredOn(l -> l.contains("tone") && l.contains("cohen-kappa")).hasSize(15);
    // Ines 1, Joern 2, Kalinda 3: (0 + 0 + .5 + 2 + 0) / 5, (1 + 0 + 0 + .5 + 4) / 5, (1 + 2) / 4.
    assertThat(pairs)
        .filteredOn(line -> line.contains("pace") && line.contains("mean-absolute-error"))
        .extracting(line -> List.of(line.split(",", -1)))
        .extracting(f -> f.get(1) + ", " + f.get(2) + ": " + f.get(7))
        .containsExactly(
            "rater 1, rater 2: 0.500000",
            "rater 1, rater 3: 1.100000",
            "rater 2, rater 3: 0.750000");
  }

  @Test
  void aShareIsTheModelsPartOfTheRaters() {
    Map<String, Double> points = new TreeMap<>();
    for (String line : lines("tables", "rest")) {
      String[] f = line.split(",", -1);
      points.put(f[3] + " " + f[6] + " " + f[1], Double.parseDouble(f[7]));
    }
    assertThat(points.keySet()).filteredOn(key -> key.endsWith(" / raters")).hasSize(5);
    points.forEach(
        (key, share) -> {
          if (key.endsWith(" / raters")) {
            String model = key.substring(0, key.length() - " / raters".length());
            double raters = points.get(model.replaceFirst(" [^ ]+$", " raters"));
            assertThat(share * raters).as(key).isCloseTo(points.get(model), within(2e-6));
          }
        });
  }

  /** Two of 40 tones are right by one model alone: p = 2 / 2². The median of i1 to i8 by hand. */
  @Test
  void otherTablesHaveTheNumbersComputedByHand() {
    assertThat(lines("tables", "permutation"))
        .anyMatch(l -> l.contains("dawid-skene - mace") && l.contains("mcnemar-exact,0.500000"))
        .anyMatch(l -> l.contains("\"permutation, holm over 4\",0.564356,1.000000,"));
    // (.5 + .5 + .25 + .5 + 0 + 0 + 1) / 7 and (.5 - .5 + .25 - .5 - 1) / 7
    assertThat(lines("tables", "median"))
        .anyMatch(line -> line.contains("mean-absolute-error,0.392857"))
        .anyMatch(line -> line.contains("bias,-0.178571"));
  }

  @Test
  void fewBlocksAreSaid() {
    String warning =
        "only 7 blocks to resample: intervals from fewer than 60 tend to be too narrow";
    assertThat(lines("tables", "median")).isNotEmpty().allMatch(line -> line.endsWith(warning));
    assertThat(Bench.read(GOLDEN.resolve("tables").resolve("median.md")))
        .contains("\nMind: " + warning + ".\n");
    assertThat(lines("tables", "reference"))
        .isNotEmpty()
        .allMatch(line -> line.contains(",40,") && !line.contains("blocks to resample"));
  }

  /** Lines of the estimates of one table. */
  private static List<String> lines(String study, String table) {
    return Bench.read(GOLDEN.resolve(study).resolve("estimates.csv"))
        .lines()
        .filter(line -> line.startsWith(table + ","))
        .map(line -> line.replace("other raters, ", "other raters: "))
        .toList();
  }

  @Test
  void numbersAreThoseComputedByHand() {
    Map<String, List<String>> cells = new TreeMap<>();
    for (String line :
        Bench.read(GOLDEN.resolve("agreement").resolve("estimates.csv")).split("\n")) {
      List<String> f = List.of(line.split(",", -1));
      cells.put(String.join(" ", f.get(0), f.get(3), f.get(4), f.get(6)).replace("  ", " "), f);
    }
    // Warmth, cool 0, even 1, warm 2, of items with two or more ratings: w1 222, w2 001, w3 22, w4
    // 01, w7 0000,
    // w8 22, w9 21, w10 01; w5 has one rating, w6 none.
    // Percent agreement: (1 + 1/3 + 1 + 0 + 1 + 1 + 0 + 0) / 8.
    check(cells, "raters neighbours/warmth percent-agreement", "0.541667", 8, "4");
    // n = 20 of them, n(0) = 8, n(1) = 4, n(2) = 8. Nominal: Do = 4/2 + 2 + 2 + 2 = 8,
    // De = (400 - 64 - 16 - 64) / 19 = 256/19, alpha = 1 - 8 * 19 / 256.
    check(cells, "raters neighbours/warmth krippendorff-alpha-nominal", "0.406250", 8, "4");
    // Ordinal: δ²(0,1) = (8 + 4 - 6)² = 36 = δ²(1,2), δ²(0,2) = (20 - 8)² = 144; Do = 8 * 36 = 288,
    // De = 2 (8 * 4 * 36 + 4 * 8 * 36 + 8 * 8 * 144) / 19 = 23040/19, alpha = 1 - 288 * 19 / 23040.
    check(cells, "raters neighbours/warmth krippendorff-alpha", "0.762500", 8, "4");
    // Joy of the 29 postcards with ratings: the readers differ on p03 and p10, 27/29.
    check(cells, "raters postcards/feeling joy percent-agreement", "0.931034", 29, "2");
    // Gauge minus majority: i1 .5, i2 -.5, i3 .25, i5 -.5, i6 3 - 5 = -2 (1 and 5 are tied, 5 is
    // drawn), i7 0, i8 -1; i4 is not rated.
    check(cells, "pace interviews/pace mean-absolute-error", "0.678571", 7, "3"); // 4.75 / 7
    check(cells, "pace interviews/pace bias", "-0.464286", 7, "3"); // -3.25 / 7
    check(
        cells, "pace interviews/pace root-mean-squared-error", "0.911239", 7, "3"); // √(5.8125 / 7)
  }

  private static void check(
      Map<String, List<String>> cells, String cell, String estimate, int items, String raters) {
    List<String> f = cells.get(cell);
    assertThat(f).as(cell).isNotNull();
    assertThat(List.of(f.get(7), f.get(16), f.get(21)))
        .as(cell)
        .containsExactly(estimate, "" + items, raters);
  }
}
