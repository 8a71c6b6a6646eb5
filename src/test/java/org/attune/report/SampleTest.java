package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.report.SmallStudy.cell;

import java.util.Map;
import org.attune.table.Cell;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final String ONE =
      """
      corpora: [emobank]
      dimensions: [{name: valence}]
      consensus: {rule: mean}
      tables:
        - {name: a, rows: [dimension], columns: [statistic], statistics: [bias]}
        - {name: rest, rows: [dimension], columns: [statistic], statistics: [bias], against: rest}
      """;
  private static final String TWO =
      ONE.replace("[{name: valence}]", "[{name: valence}, {name: arousal}]");

  private static String one(String protocol, Cell... cells) {
    return new Sample(SmallStudy.of(protocol, Map.of("emobank", Map.of("items", 10548)), cells))
        .of("emobank");
  }

  @Test
  void resultsRestOnTheItemsCountedNotOnThoseRead() {
    assertThat(one(ONE, cell("a", "valence", "", 1000)))
        .isEqualTo("10,548 items, of which results rest on 1,000");
    assertThat(one(ONE, cell("a", "valence", "", 10548))).isEqualTo("10,548 items");
  }

  /** Dimensions may be rated on other items each, so that all results rest on more than any. */
  @Test
  void ofSeveralDimensionsEachIsMeant() {
    assertThat(one(TWO, cell("a", "valence", "", 45), cell("a", "arousal", "", 50)))
        .isEqualTo("10,548 items, of which results on each dimension rest on 45 to 50");
  }

  @Test
  void neitherPartsNorItemsCountedPerRaterAreTaken() {
    assertThat(
            one(
                ONE,
                cell("a", "valence", "", 1000),
                cell("a", "valence", "genre=letters", 20),
                cell("rest", "valence", "", 5000)))
        .isEqualTo("10,548 items, of which results rest on 1,000");
    assertThat(one(ONE, cell("rest", "valence", "", 5000))).isEqualTo("10,548 items");
  }

  @Test
  void corporaAreToldApartAndTogether() {
    Sample sample =
        new Sample(
            SmallStudy.of(
                TWO.replace("[emobank]", "[emobank, facebook-valence-arousal]"),
                Map.of(
                    "emobank",
                    Map.of("items", 10548),
                    "facebook-valence-arousal",
                    Map.of("items", 2895)),
                cell("a", "emobank/valence", "", 1000),
                cell("a", "facebook-valence-arousal/valence", "", 2895)));
    assertThat(sample.of("facebook-valence-arousal")).isEqualTo("2,895 items");
    assertThat(sample.ofAll())
        .isEqualTo(
            "13,443 items in 2 corpora, of which results on each dimension rest on 1,000 to 2,895");
  }
}
