package org.attune.table;

import java.util.List;
import java.util.Optional;
import org.attune.statistic.Estimate;

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
    return new Cell(
        "main",
        scorer,
        "consensus",
        "emotion",
        label,
        stratum,
        statistic,
        estimate,
        Optional.empty(),
        Optional.empty(),
        12,
        3,
        blocks,
        "",
        warnings);
  }

  static Cell of(String scorer, String statistic, Estimate estimate) {
    return of(scorer, "", "", statistic, estimate);
  }
}
