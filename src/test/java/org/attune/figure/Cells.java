package org.attune.figure;

import java.util.ArrayList;
import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.ResultTable;

/** Cells and tables as tests need them. */
final class Cells {

  private Cells() {}

  static Cell of(String scorer, String dimension, String stratum, Estimate estimate) {
    return of(scorer, "other raters, mean", dimension, "", stratum, "pearson", estimate);
  }

  static Cell of(
      String scorer,
      String reference,
      String dimension,
      String label,
      String stratum,
      String statistic,
      Estimate estimate) {
    return CellBuilder.of(scorer, statistic, estimate)
        .with(reference)
        .on(dimension)
        .label(label)
        .stratum(stratum)
        .cell();
  }

  static ResultTable table(Cell... cells) {
    return table(List.of(cells));
  }

  static ResultTable table(List<Cell> cells) {
    return new ResultTable("main", "", List.of(), List.of(), 3, cells);
  }

  /** As many scorers on one dimension; the n-th has the estimate n / 100. */
  static ResultTable scorers(int many) {
    List<Cell> cells = new ArrayList<>();
    for (int n = 0; n < many; n++) {
      cells.add(of("scorer-" + n, "joy", "", Estimate.of(n / 100.0, n / 100.0 - 1, n / 100.0 + 1)));
    }
    return table(cells);
  }
}
