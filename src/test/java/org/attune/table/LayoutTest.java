package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final Estimate HALF = Estimate.of(0.5);
  private static final List<Cell> CELLS =
      List.of(
          Cells.of("a", "joy", "", "f1", HALF),
          Cells.of("a", "fear", "", "f1", HALF),
          Cells.of("b", "joy", "", "f1", HALF),
          Cells.of("b", "fear", "", "f1", HALF));

  @Test
  void usuallyScorersAreRows() {
    assertThat(Layout.usual(CELLS))
        .isEqualTo(new Layout(List.of(Axis.SCORER), List.of(Axis.LABEL), 3));
  }

  @Test
  void whatTheRowsDoNotTellApartTheColumnsDo() {
    Layout usual = Layout.usual(CELLS);
    assertThat(usual.rows(CELLS, List.of(Axis.LABEL)))
        .isEqualTo(new Layout(List.of(Axis.LABEL), List.of(Axis.SCORER), 3));
    assertThat(usual.columns(CELLS, List.of()))
        .isEqualTo(new Layout(List.of(Axis.SCORER, Axis.LABEL), List.of(), 3));
  }

  @Test
  void anAxisThatTellsNothingApartIsLeftOut() {
    assertThat(Layout.usual(CELLS.subList(0, 1)).columns()).isEmpty();
  }
}
