package org.attune.table;

import java.util.List;

/**
 * Numbers of a study that writers may show. All of a study's numbers become such by its {@link
 * Gate} and in no other way, so what writes files of results takes nothing else; what was read from
 * such files is as it was released.
 */
public final class Released {

  /** A table all cells of which may be shown. */
  public static final class Table {

    private final ResultTable shown;

    private Table(ResultTable shown) {
      this.shown = shown;
    }

    /** Its cells and how they are laid out. */
    public ResultTable shown() {
      return shown;
    }
  }

  private final List<Table> tables;
  private final List<Confusion> confusions;
  private final List<CalibrationBin> calibration;

  private Released(
      List<ResultTable> tables, List<Confusion> confusions, List<CalibrationBin> calibration) {
    this.tables = tables.stream().map(Table::new).toList();
    this.confusions = List.copyOf(confusions);
    this.calibration = List.copyOf(calibration);
  }

  /** What a gate lets through. */
  public static Released by(
      Gate gate,
      List<ResultTable> tables,
      List<Confusion> confusions,
      List<CalibrationBin> calibration) {
    Gate.Kept kept = gate.kept(tables);
    return new Released(
        tables.stream().map(kept::without).toList(),
        confusions.stream().filter(c -> kept.tells(c.dimension())).toList(),
        calibration.stream().filter(b -> kept.tells(b.dimension())).toList());
  }

  /** A table as it was read from results, or of ratings that the reader holds. */
  public static Table read(ResultTable table) {
    return new Table(table);
  }

  /** The tables, in their order. */
  public List<Table> tables() {
    return tables;
  }

  /** All cells of the tables. */
  public List<Cell> cells() {
    return tables.stream().flatMap(table -> table.shown().cells().stream()).toList();
  }

  /** Confusion matrices. */
  public List<Confusion> confusions() {
    return confusions;
  }

  /** Bins of confidence. */
  public List<CalibrationBin> calibration() {
    return calibration;
  }
}
