package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.attune.figure.Figure;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.ResultTable;
import org.junit.jupiter.api.Test;

class StudyFiguresTest {

  private static ResultTable pairs(String label, String... statistics) {
    List<Cell> cells =
        Stream.of(statistics)
            .map(
                statistic ->
                    CellBuilder.of("rater 1", statistic, Estimate.of(0.5))
                        .in("pairs")
                        .with("rater 2")
                        .label(label)
                        .cell())
            .toList();
    return new ResultTable("pairs", "", List.of(), List.of(), 3, cells);
  }

  @Test
  void theMapOfRatersIsOfTheFirstStatisticThatIsTheSameBothWays() {
    assertThat(StudyFigures.agreement(pairs("", "balanced-accuracy", "spearman", "pearson")))
        .extracting(Figure::title)
        .containsExactly("spearman, emotion");
    assertThat(StudyFigures.agreement(pairs("joy", "cohen-kappa")))
        .extracting(Figure::title)
        .containsExactly("cohen-kappa, emotion, joy");
    assertThat(StudyFigures.agreement(pairs("", "balanced-accuracy", "recall"))).isEmpty();
  }
}
