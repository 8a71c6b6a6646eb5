package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodsTest {

  private static final String STUDY =
      """
      corpora: [facebook-valence-arousal]
      dimensions: [{name: valence}]
      consensus: {rule: mean}
      scorers:
        - {scorer: mllib-linear-regression, as: one, folds: 5}
        - {scorer: mllib-linear-regression, as: two, folds: 5}
      tables:
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [pearson, bias]
          differences: [{of: one, minus: two}]
          test: permutation
          adjust: benjamini-hochberg
        - name: others
          rows: [scorer]
          columns: [statistic]
          statistics: [alternative-winning-rate, pearson]
          epsilon: 0.15
      resampling: {replicates: 500}
      """;

  private static String paragraph(String protocol) {
    return new Methods(
            SmallStudy.of(protocol, Map.of("facebook-valence-arousal", Map.of("items", 2895))))
        .paragraph();
  }

  @Test
  void itReadsAsAPaperDoes() {
    assertThat(paragraph(STUDY))
        .isEqualTo(
            "The scorers one and two were compared with the ratings of people (consensus: mean) on"
                + " valence of facebook-valence-arousal [1] (2,895 items). Statistics: Pearson's"
                + " correlation; bias; winning rate of the Alternative Annotator Test (epsilon 0.15)."
                + " Intervals are 95 % percentile intervals from 500 draws of a block bootstrap, unit"
                + " conversation, at most 1024 blocks, seed 1. Differences in table models were tested"
                + " by a two-sided paired permutation test by block with 500 draws, p values adjusted"
                + " over the table by the method of Benjamini and Hochberg. Computed with Attune 1.0.");
  }

  @Test
  void aTestOfDrawnRatersIsNotByBlock() {
    assertThat(
            paragraph(
                STUDY
                    .replace("test: permutation", "test: bootstrap")
                    .replace("replicates: 500", "replicates: 500, draw: raters")))
        .contains("a two-sided paired bootstrap test with 500 draws, p values adjusted");
  }
}
