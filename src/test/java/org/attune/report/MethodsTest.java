package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
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

  private static String paragraph(String protocol, Cell... cells) {
    return new Methods(
            SmallStudy.of(
                protocol, Map.of("facebook-valence-arousal", Map.of("items", 2895)), cells))
        .paragraph();
  }

  @Test
  void itReadsAsAPaperDoes() {
    assertThat(paragraph(STUDY))
        .isEqualTo(
            "The scorers one and two were compared with the ratings of people (consensus: mean) on"
                + " valence of facebook-valence-arousal [1] (2,895 items). Statistics: Pearson's"
                + " correlation; bias; winning rate of the Alternative Annotator Test (epsilon 0.15)."
                + " Intervals are 95 % intervals from the studentised block jackknife, unit"
                + " conversation, at most 1024 blocks. Differences in table models were tested by a"
                + " two-sided paired permutation test by block with 500 draws, seed 1, p values adjusted"
                + " over the table by the method of Benjamini and Hochberg. Computed with Attune 1.0.");
  }

  @Test
  void itSaysWhatIsMissingAndWhatComparisonsRestOn() {
    Cell one = cell("one", new Cell.Coverage(20, 40), Optional.empty());
    Cell.Compared common = new Cell.Compared("common", OptionalDouble.of(0.0375));
    Cell.Compared own = new Cell.Compared("own", OptionalDouble.of(0.0083));
    assertThat(paragraph(STUDY, one, cell("one - two", one.coverage().get(), Optional.of(common))))
        .contains(
            " Answers were missing: one answered 20 of 40 items. What is compared was counted on the"
                + " items both sides have. Intervals are");
    assertThat(paragraph(STUDY, one, cell("one - two", one.coverage().get(), Optional.of(own))))
        .contains(" both sides have, but in table models on each side's own. Intervals are");
    assertThat(paragraph(STUDY, cell("one", new Cell.Coverage(40, 40), Optional.empty())))
        .doesNotContain("missing");
  }

  private static Cell cell(
      String scorer, Cell.Coverage coverage, Optional<Cell.Compared> compared) {
    return CellBuilder.of(scorer, "bias", Estimate.of(0.5))
        .in("models")
        .with("mean")
        .on("valence")
        .counted(20, 0, 20)
        .answered(coverage)
        .compared(compared)
        .cell();
  }

  @Test
  void aTestOfDrawnRatersIsNotByBlock() {
    assertThat(
            paragraph(
                STUDY
                    .replace("test: permutation", "test: bootstrap")
                    .replace(
                        "replicates: 500", "replicates: 500, draw: raters, interval: percentile")))
        .contains("a two-sided paired bootstrap test with 500 draws, p values adjusted");
  }
}
