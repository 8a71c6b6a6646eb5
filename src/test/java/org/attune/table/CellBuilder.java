package org.attune.table;

import java.util.List;
import java.util.Optional;
import org.attune.statistic.Estimate;
import org.attune.statistic.Remark;

/**
 * A cell as tests need it, of which a test says only what it is about: of table {@code main}, a
 * scorer {@code model} compared with the consensus on dimension {@code emotion}, 12 items of 3
 * raters in 4 blocks.
 */
public final class CellBuilder {
  private String table = "main";
  private Subject scorer = Who.of("model");
  private Counterpart reference = Who.with("consensus");
  private String dimension = "emotion";
  private String label = "";
  private Stratum stratum = new Stratum.All();
  private String statistic = "accuracy";
  private Estimate estimate = Estimate.of(0.5);
  private Optional<Cell.ByFormula> formula = Optional.empty();
  private Optional<Cell.Test> test = Optional.empty();
  private long items = 12;
  private long raters = 3;
  private int blocks = 4;
  private String missing = "";
  private List<String> warnings = List.of();
  private Optional<Cell.Coverage> coverage = Optional.empty();
  private Optional<Cell.Compared> compared = Optional.empty();
  private List<Remark> remarks = List.of();

  /** An estimate about a scorer, in the words of {@link Who#of}. */
  public static CellBuilder of(String scorer, String statistic, Estimate estimate) {
    CellBuilder cell = new CellBuilder();
    cell.scorer = Who.of(scorer);
    cell.statistic = statistic;
    cell.estimate = estimate;
    return cell;
  }

  /** The cell. */
  public Cell cell() {
    return new Cell(
        table, scorer, reference, dimension, label, stratum, statistic, estimate, formula, test,
        items, raters, blocks, missing, warnings, coverage, compared, remarks);
  }

  public CellBuilder in(String name) {
    table = name;
    return this;
  }

  /** In the words of {@link Who#with}. */
  public CellBuilder with(String words) {
    reference = Who.with(words);
    return this;
  }

  public CellBuilder on(String name) {
    dimension = name;
    return this;
  }

  public CellBuilder label(String name) {
    label = name;
    return this;
  }

  public CellBuilder stratum(String words) {
    stratum = Stratum.of(words);
    return this;
  }

  public CellBuilder formula(String method, double low, double high) {
    formula = Optional.of(new Cell.ByFormula(method, new Estimate.Interval(low, high)));
    return this;
  }

  public CellBuilder test(Cell.Test of) {
    test = Optional.of(of);
    return this;
  }

  public CellBuilder counted(long itemsCounted, long ratersKnown, int inBlocks) {
    items = itemsCounted;
    raters = ratersKnown;
    blocks = inBlocks;
    return this;
  }

  public CellBuilder missing(String words) {
    missing = words;
    return this;
  }

  public CellBuilder warnings(String... words) {
    warnings = List.of(words);
    return this;
  }

  public CellBuilder answered(Cell.Coverage of) {
    coverage = Optional.of(of);
    return this;
  }

  public CellBuilder compared(Optional<Cell.Compared> by) {
    compared = by;
    return this;
  }

  public CellBuilder remark(Remark remark) {
    remarks = List.of(remark);
    return this;
  }
}
