package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.figure.Figure;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.ResultTable;
import org.attune.table.Stratum;
import org.attune.table.Who;
import org.junit.jupiter.api.Test;

class StudyFiguresTest {

  private static ResultTable pairs(String label, String... statistics) {
    List<Cell> cells =
        Stream.of(statistics)
            .map(
                statistic ->
                    new Cell(
                        "pairs",
                        Who.of("rater 1"),
                        Who.with("rater 2"),
                        "emotion",
                        label,
                        new Stratum.All(),
                        statistic,
                        Estimate.of(0.5),
                        Optional.empty(),
                        Optional.empty(),
                        12,
                        3,
                        4,
                        "",
                        List.of()))
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
