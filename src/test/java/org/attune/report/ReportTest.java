package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

  private static final String STUDY =
      """
      corpora: [emobank]
      dimensions: [{name: reader-valence}]
      consensus: {rule: mean}
      tables: [{name: a, rows: [dimension], columns: [statistic], statistics: [icc1], against: raters}]
      resampling: {unit: %s, draw: %s}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speaker | items | leaving out, in turn, speakers as a whole"
            + " | from the studentised block jackknife, unit speaker, at most 1024 blocks",
        "item | items | leaving out, in turn, items"
            + " | from the studentised block jackknife, unit item, at most 1024 blocks",
        "speaker | raters | leaving out, in turn, raters"
            + " | from the studentised jackknife of raters",
        "speaker | both | leaving out, in turn, raters, and speakers as a whole"
            + " | from the studentised jackknife of raters and blocks, unit speaker, at most 1024"
            + " blocks",
        "speaker | raters, interval: percentile | resampling raters"
            + " | from 2000 draws of a bootstrap of raters, seed 1",
        "speaker | both, interval: percentile | resampling raters, and speakers as a whole"
            + " | from 2000 draws of a bootstrap of raters and blocks, unit speaker, at most 1024"
            + " blocks, seed 1"
      })
  void intervalsAreOfWhatIsLeftOutOrDrawn(String unit, String draw, String reading, String made) {
    FinishedStudy account = SmallStudy.of(STUDY.formatted(unit, draw), Map.of());
    assertThat(Report.html(account, Bibliography.shipped().with(account.cards().get("emobank"))))
        .contains("is its interval, from " + reading + ". A dash")
        .contains(made + ".");
  }
}
