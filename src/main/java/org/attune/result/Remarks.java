package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCell.Combine;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.statistic.Basis;
import org.attune.statistic.Limits;
import org.attune.statistic.Remark;
import org.attune.tally.TieTally;

/** What a reader should know of a cell beside its numbers. */
final class Remarks {

  private Remarks() {}

  /**
   * The remarks on a cell.
   *
   * @param sides what each of the estimates rests on that it is made of
   * @param limits what its formula for an interval says, if it has one
   */
  static List<Remark> of(
      PlannedCell cell,
      PlannedCorpus corpus,
      Tallies tallies,
      String group,
      List<Basis> sides,
      Optional<Limits> limits) {
    List<Remark> remarks =
        new ArrayList<>(
            sides.stream().flatMap(side -> side.remarks().stream()).distinct().toList());
    if (cell.ties() >= 0) {
      ties(cell, corpus, TieTally.of(tallies.sample(cell.ties(), group))).ifPresent(remarks::add);
    }
    limits
        .map(Limits::without)
        .filter(reason -> !reason.isEmpty() && !reason.equals(Limits.UNDEFINED))
        .ifPresent(reason -> remarks.add(new Remark.NoFormula(reason)));
    if (cell.table().test() == Protocol.Test.PERMUTATION
        && cell.combine() == Combine.DIFFERENCE
        && !cell.statistic().exchangedAs().isEmpty()) {
      remarks.add(new Remark.Exchanged(cell.statistic().exchangedAs()));
    }
    return remarks;
  }

  private static Optional<Remark> ties(PlannedCell cell, PlannedCorpus corpus, TieTally tally) {
    int dimension = corpus.entries().get(cell.ties()).dimension();
    boolean sets = corpus.dimensions().get(dimension).scale() instanceof Scale.Labels;
    return tally.tied() == 0
        ? Optional.empty()
        : Optional.of(new Remark.Ties(cell.consensus(), sets, tally.tied(), tally.items()));
  }
}
