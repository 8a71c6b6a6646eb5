package org.attune.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.attune.plan.PlannedCell;
import org.attune.protocol.GroupGaps;
import org.attune.protocol.Resampling;
import org.attune.result.CommonItems.Side;
import org.attune.statistic.Basis;
import org.attune.statistic.Estimate;
import org.attune.statistic.Footing;
import org.attune.statistic.Gap;
import org.attune.statistic.Gaps;
import org.attune.statistic.Remark;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.table.Stratum;
import org.attune.table.Stratum.Part;
import org.attune.table.Warnings;
import org.attune.tally.Counts;
import org.attune.tally.Question.Entry;
import org.attune.tally.Tally;

/** Cells of how far the groups of a table lie apart, and what chance makes of it. */
final class GapCells {

  private static final String TEST = "group permutation";

  private final List<Entry> entries;
  private final CommonItems items;
  private final DrawnSides drawn;
  private final int draws;
  private final Gaps gaps;

  GapCells(
      List<Entry> entries,
      List<Integer> population,
      CommonItems items,
      DrawnSides drawn,
      Resampling resampling) {
    this.entries = entries;
    this.items = items;
    this.drawn = drawn;
    draws = resampling.replicates();
    gaps = new Gaps(population, resampling.replicates(), resampling.level(), resampling.seed());
  }

  /** What the groups that are large enough have, and which are not. */
  private record Kept(
      List<SortedMap<Integer, Counts>> groups,
      long items,
      int blocks,
      List<String> small,
      boolean people) {}

  /**
   * The cells of each gap: itself, its mean by chance, the limit of chance, what lies beyond.
   *
   * @param people where groups are of raters, how many are known of each
   * @param concluded whether a model of raters concluded the reference
   */
  List<Cell> cells(
      PlannedCell cell,
      Collection<String> groups,
      Optional<Map<String, Long>> people,
      boolean concluded) {
    return cells(cell, cell.statistic(), groups, people, concluded);
  }

  private <T extends Tally<T>> List<Cell> cells(
      PlannedCell cell,
      Statistic<T> statistic,
      Collection<String> groups,
      Optional<Map<String, Long>> people,
      boolean concluded) {
    GroupGaps asked = cell.table().gaps().orElseThrow();
    Kept kept = kept(cell, statistic, groups, people, asked.least());
    List<Gaps.Found> found =
        gaps.of(kept.groups(), statistic, drawn.scale(cell.entry()), asked.show());
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Gap gap = asked.show().get(i);
      Gaps.Found of = found.get(i);
      boolean refused = concluded && kept.blocks() < Footing.CONCLUDED;
      cells.add(cell(cell, kept, gap, Part.GAP, refused ? bare(of.gap()) : of.gap(), concluded));
      cells.add(cell(cell, kept, gap, Part.CHANCE, of.chance(), concluded));
      cells.add(cell(cell, kept, gap, Part.LIMIT, of.limit(), concluded));
      Cell beyond =
          cell(cell, kept, gap, Part.BEYOND, refused ? bare(of.beyond()) : of.beyond(), concluded);
      cells.add(of.p().map(p -> beyond.testedBy(new Cell.Test(TEST, p, p, "", 1))).orElse(beyond));
    }
    return cells;
  }

  private static Estimate bare(Estimate estimate) {
    return estimate instanceof Estimate.Value value && value.interval().isPresent()
        ? Estimate.without(
            value.point(),
            "no interval: what a model of raters concludes from few blocks is uncertain")
        : estimate;
  }

  private <T extends Tally<T>> Kept kept(
      PlannedCell cell,
      Statistic<T> statistic,
      Collection<String> groups,
      Optional<Map<String, Long>> people,
      int least) {
    List<SortedMap<Integer, Counts>> kept = new ArrayList<>();
    List<String> small = new ArrayList<>();
    TreeSet<Integer> blocks = new TreeSet<>();
    long counted = 0;
    for (String group : new TreeSet<>(groups)) {
      Side side = items.first(cell, group, cell.table().items());
      SortedMap<Integer, Counts> counts = items.counts(side);
      Basis basis = Basis.of(statistic, counts, drawn.scale(cell.entry()));
      long size = people.map(of -> of.getOrDefault(group, 0L)).orElse((long) basis.blocks());
      if (size < least) {
        small.add(entries.get(cell.entry()).strata().words(group));
      } else {
        kept.add(counts);
        blocks.addAll(counts.keySet());
        counted += basis.items();
      }
    }
    return new Kept(kept, counted, blocks.size(), small, people.isPresent());
  }

  private Cell cell(
      PlannedCell cell, Kept kept, Gap gap, Part part, Estimate estimate, boolean concluded) {
    List<Remark> remarks = new ArrayList<>();
    if (draws > 0 && estimate instanceof Estimate.Value) {
      remarks.add(new Remark.OverGroups(draws));
    }
    if (!kept.small().isEmpty()) {
      remarks.add(
          new Remark.SmallGroups(
              kept.small(), cell.table().gaps().orElseThrow().least(), kept.people()));
    }
    if (concluded && estimate instanceof Estimate.Value value && value.interval().isPresent()) {
      remarks.add(new Remark.TakenAsKnown(cell.reference().words()));
    }
    return new Cell(
        cell.table().name(),
        cell.scorer(),
        cell.reference(),
        cell.dimension(),
        cell.label(),
        new Stratum.Between(gap, part),
        cell.statistic().name(),
        estimate,
        Optional.empty(),
        Optional.empty(),
        kept.items(),
        0,
        kept.blocks(),
        cell.statistic().missing(),
        Warnings.of(estimate, kept.blocks(), true),
        Optional.empty(),
        Optional.empty(),
        remarks);
  }
}
