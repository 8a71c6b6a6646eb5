package org.attune.table;

import java.util.List;

/** Numbers that are about no groups of people, as writers take them. */
public final class Shown {

  private Shown() {}

  /** A table. */
  public static Released.Table table(ResultTable table) {
    return all(List.of(table), List.of(), List.of()).tables().get(0);
  }

  /** Cells of no table in particular. */
  public static Released cells(List<Cell> cells) {
    return all(
        List.of(new ResultTable("", "", List.of(), List.of(), 3, cells)), List.of(), List.of());
  }

  /** All that a study shows. */
  public static Released all(
      List<ResultTable> tables, List<Confusion> confusions, List<CalibrationBin> calibration) {
    return Released.by(Gate.open(), tables, confusions, calibration);
  }
}
