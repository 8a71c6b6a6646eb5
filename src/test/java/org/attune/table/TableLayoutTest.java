package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;

class TableLayoutTest {

  private static final Estimate HALF = Estimate.of(0.5);
  private static final List<Cell> CELLS =
      List.of(
          Cells.of("a", "joy", "", "f1", HALF),
          Cells.of("a", "fear", "", "f1", HALF),
          Cells.of("b", "joy", "", "f1", HALF),
          Cells.of("b", "fear", "", "f1", HALF));

  @Test
  void usuallyScorersAreRows() {
    assertThat(TableLayout.usual(CELLS))
        .isEqualTo(new TableLayout(List.of(Axis.SCORER), List.of(Axis.LABEL), 3));
  }

  @Test
  void whatTheRowsDoNotTellApartTheColumnsDo() {
    TableLayout usual = TableLayout.usual(CELLS);
    assertThat(usual.rows(CELLS, List.of(Axis.LABEL)))
        .isEqualTo(new TableLayout(List.of(Axis.LABEL), List.of(Axis.SCORER), 3));
    assertThat(usual.columns(CELLS, List.of()))
        .isEqualTo(new TableLayout(List.of(Axis.SCORER, Axis.LABEL), List.of(), 3));
  }

  @Test
  void anAxisThatTellsNothingApartIsLeftOut() {
    assertThat(TableLayout.usual(CELLS.subList(0, 1)).columns()).isEmpty();
  }
}
