package org.attune.table;

import java.util.List;
import java.util.Optional;
import org.attune.statistic.Estimate;
import org.attune.statistic.Remark;

/** Cells as tests need them. */
final class Cells {

  private Cells() {}

  static Cell of(String scorer, String label, String stratum, String statistic, Estimate estimate) {
    return of(scorer, label, stratum, statistic, estimate, 4, List.of());
  }

  static Cell of(
      String scorer,
      String label,
      String stratum,
      String statistic,
      Estimate estimate,
      int blocks,
      List<String> warnings) {
    return CellBuilder.of(scorer, statistic, estimate)
        .label(label)
        .stratum(stratum)
        .counted(12, 3, blocks)
        .warnings(warnings.toArray(String[]::new))
        .cell();
  }

  /** A cell of a scorer that did not answer all. */
  static Cell answered(
      String scorer,
      String dimension,
      String statistic,
      Cell.Coverage coverage,
      Optional<Cell.Compared> compared) {
    return CellBuilder.of(scorer, statistic, Estimate.of(0.5))
        .on(dimension)
        .counted(12, 3, 40)
        .answered(coverage)
        .compared(compared)
        .cell();
  }

  /** The same with a remark. */
  static Cell remarked(Cell cell, Remark remark) {
    return new Cell(
        cell.table(),
        cell.scorer(),
        cell.reference(),
        cell.dimension(),
        cell.label(),
        cell.stratum(),
        cell.statistic(),
        cell.estimate(),
        cell.analytic(),
        cell.test(),
        cell.items(),
        cell.raters(),
        cell.blocks(),
        cell.missing(),
        cell.warnings(),
        cell.coverage(),
        cell.compared(),
        List.of(remark));
  }

  static Cell of(String scorer, String statistic, Estimate estimate) {
    return of(scorer, "", "", statistic, estimate);
  }
}
