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
        "speaker | items | speakers as a whole | block bootstrap, unit speaker, at most 1024 blocks, seed 1",
        "item | items | items | block bootstrap, unit item, at most 1024 blocks, seed 1",
        "speaker | raters | raters | bootstrap of raters, seed 1",
        "speaker | both | raters, and speakers as a whole"
            + " | bootstrap of raters and blocks, unit speaker, at most 1024 blocks, seed 1"
      })
  void intervalsAreOfWhatIsDrawn(String unit, String draw, String resampled, String bootstrap) {
    Account account = SmallStudy.of(STUDY.formatted(unit, draw), Map.of());
    assertThat(Report.resampled(account.protocol().resampling())).isEqualTo(resampled);
    assertThat(Report.html(account, Bibliography.shipped().with(account.cards().get("emobank"))))
        .contains("is its interval, from resampling " + resampled + ". A dash")
        .contains("from 2000 draws of a " + bootstrap + ".");
  }
}
