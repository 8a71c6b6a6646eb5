package org.attune.result;

import java.util.List;
import java.util.Optional;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCell.Combine;
import org.attune.plan.PlannedCell.Groups;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.result.CommonItems.Side;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Estimate;
import org.attune.statistic.Permutation;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.tally.Tally;

/** Tests of differences between two scorers, or between two groups of items. */
final class DifferenceTests {

  private final CommonItems items;
  private final DrawnSides drawn;
  private final Permutation permutation;

  DifferenceTests(
      List<Integer> population, CommonItems items, DrawnSides drawn, Resampling resampling) {
    this.items = items;
    this.drawn = drawn;
    permutation = new Permutation(population, resampling.replicates(), resampling.seed());
  }

  /**
   * The test of a cell; none of what is no difference, or undefined.
   *
   * @param of the difference as it was drawn
   * @param blocks fewest blocks of its sides with items that carry it
   */
  Optional<Cell.Test> of(PlannedCell cell, List<Side> sides, Drawn of, int blocks) {
    TableEntry.Test test = cell.table().test();
    if (cell.combine() != Combine.DIFFERENCE && cell.combine() != Combine.BETWEEN
        || test == TableEntry.Test.NONE
        || cell.between().filter(Groups::ratio).isPresent()
        || !(of.whole() instanceof Estimate.Value)) {
      return Optional.empty();
    }
    Estimate p =
        test == TableEntry.Test.BOOTSTRAP
            ? Bootstrap.p(of, blocks)
            : permutation(cell.statistic(), sides.get(0), sides.get(1));
    String name = test == TableEntry.Test.BOOTSTRAP ? "bootstrap" : "permutation";
    return p instanceof Estimate.Value value
        ? Optional.of(new Cell.Test(name, value.point(), value.point(), "", 1))
        : Optional.empty();
  }

  private <T extends Tally<T>> Estimate permutation(
      Statistic<T> statistic, Side first, Side second) {
    return permutation
        .p(
            statistic.tallier(),
            items.counts(first),
            items.counts(second),
            List.of(statistic),
            drawn.scale(first.entry()))
        .get(0);
  }
}
