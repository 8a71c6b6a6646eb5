package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static ResultTable table(List<Axis> rows, List<Axis> columns, Cell... cells) {
    return new ResultTable("main", "", rows, columns, 3, List.of(cells));
  }

  @Test
  void headsComeInTheOrderOfTheCells() {
    Cell zebra = Cells.of("zebra", "f1", Estimate.of(1));
    Cell ape = Cells.of("ape", "accuracy", Estimate.of(2));
    Cell again = Cells.of("zebra", "accuracy", Estimate.of(3));
    ResultTable table =
        table(List.of(Axis.SCORER), List.of(Axis.STATISTIC, Axis.LABEL), zebra, ape, again);
    assertThat(table.rowHeads()).containsExactly(List.of("zebra"), List.of("ape"));
    assertThat(table.columnHeads()).containsExactly(List.of("f1", ""), List.of("accuracy", ""));
    assertThat(table.places())
        .hasSize(3)
        .containsEntry(List.of(List.of("zebra"), List.of("accuracy", "")), again)
        .doesNotContainKey(List.of(List.of("ape"), List.of("f1", "")));
  }

  @Test
  void twoCellsAtOnePlaceAreRejected() {
    Cell joy = Cells.of("m", "joy", "", "f1", Estimate.of(1));
    Cell fear = Cells.of("m", "fear", "", "f1", Estimate.of(1));
    assertThat(table(List.of(Axis.LABEL), List.of(Axis.STATISTIC), joy, fear).places()).hasSize(2);
    ResultTable table = table(List.of(Axis.SCORER), List.of(Axis.STATISTIC), joy, fear);
    assertThatIllegalArgumentException()
        .isThrownBy(table::places)
        .withMessage("two cells at row [m], column [f1] of table main");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Markdown.table(Shown.table(table), 0.95, "block bootstrap"));
    assertThatIllegalArgumentException().isThrownBy(() -> CsvWriter.table(Shown.table(table)));
  }

  @Test
  void everyAxisIsAPropertyOfTheCell() {
    Cell cell =
        CellBuilder.of("scorer", "statistic", Estimate.of(0))
            .in("t")
            .with("reference")
            .on("dimension")
            .label("label")
            .stratum("stratum")
            .counted(1, 1, 1)
            .cell();
    for (Axis axis : Axis.values()) {
      assertThat(axis.of(cell)).isEqualTo(TextTable.name(axis));
    }
  }
}
