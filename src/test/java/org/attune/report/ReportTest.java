package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.catalog.Catalog;
import org.attune.rubric.Codebook;
import org.attune.rubric.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a study says. */
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

  @Test
  void codebooksAreShownAsModelsWereAsked() {
    Codebook words =
        new Catalog(List.of(), List.of(Path.of("protocols", "rubrics")))
            .rubric("epitome")
            .codebook("en");
    FinishedStudy bare = SmallStudy.of(STUDY.formatted("item", "items"), Map.of());
    FinishedStudy account =
        new FinishedStudy(
            bare.protocol(),
            bare.cards(),
            bare.manifest(),
            bare.released(),
            bare.published(),
            bare.sources(),
            bare.learning(),
            List.of(
                new FinishedStudy.Asked(
                    words.asked(1, Order.REVERSED), List.of("turned", "other"))));
    Codebook.Question first = words.questions().get(0);
    assertThat(Report.html(account, Bibliography.shipped().with(account.cards().get("emobank"))))
        .contains("asked of turned, other", "<p>By which language models were asked:")
        .contains(first.wordings().get(1))
        .doesNotContain(first.wordings().get(0))
        .containsSubsequence("<dt>2</dt>", "<dt>1</dt>", "<dt>0</dt>");
  }
}
