package org.attune.result;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCell.Combine;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.SilentEntries;
import org.attune.protocol.CountedItems;
import org.attune.protocol.NoAnswer;
import org.attune.table.Cell;
import org.attune.tally.Counts;
import org.attune.tally.CoverageTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Instead;
import org.attune.tally.Tallier;

/**
 * Which items the two sides of a comparison are counted on.
 *
 * <p>What a scorer is counted on without an answer of the other side is counted once more under an
 * entry of its own, and taken away where the comparison rests on the items both have. So where
 * nothing is missing nothing is added to the tallies, and nothing taken away.
 */
final class CommonItems {

  private final List<Entry> entries;
  private final Tallies tallies;
  private final Map<Entry, Integer> positions = new HashMap<>();

  /**
   * One side of a comparison.
   *
   * @param entry what it is counted under
   * @param less entry whose counts are taken away, or -1 for none
   * @param more entry whose counts are added, or -1 for none
   * @param group group of the entry
   */
  record Side(int entry, int less, int more, String group) {}

  CommonItems(PlannedCorpus corpus, Tallies tallies) {
    entries = corpus.entries();
    this.tallies = tallies;
    for (int e = 0; e < entries.size(); e++) {
      positions.put(entries.get(e), e);
    }
  }

  /** What a cell's first side is counted on by a rule. */
  Side first(PlannedCell cell, String group, CountedItems rule) {
    return side(cell, cell.entry(), cell.second(), group, rule);
  }

  /** What the second side of a difference or share is counted on by a rule. */
  Side second(PlannedCell cell, String group, CountedItems rule) {
    return side(cell, cell.second(), cell.entry(), group, rule);
  }

  /** What a cell's scorer is counted on with something in the place of missing answers. */
  Side with(PlannedCell cell, String group, Instead instead) {
    return new Side(cell.entry(), -1, more(cell.entry(), instead, group), group);
  }

  private int more(int entry, Instead instead, String group) {
    int more =
        instead == Instead.NOTHING
            ? -1
            : positions.getOrDefault(SilentEntries.instead(entries.get(entry), instead), -1);
    return more >= 0 && !tallies.of(more, group).isEmpty() ? more : -1;
  }

  private Side side(PlannedCell cell, int entry, int other, String group, CountedItems rule) {
    if (cell.table().noAnswer() == NoAnswer.WRONG) {
      return new Side(entry, -1, more(entry, Instead.WRONG, group), group);
    }
    int model = rule == CountedItems.OWN || other < 0 ? -1 : entries.get(other).model();
    int less = model < 0 ? -1 : positions.get(SilentEntries.silent(entries.get(entry), model));
    return new Side(entry, tallies.of(less, group).isEmpty() ? -1 : less, -1, group);
  }

  /** Counts of an entry and group, by block or rater. */
  private interface Blocks {
    SortedMap<Integer, Counts> of(int entry, String group);
  }

  /** Counts of a side by block. */
  SortedMap<Integer, Counts> counts(Side side) {
    return counts(side, tallies::of);
  }

  /** What the counts of a side change by without each rater. */
  SortedMap<Integer, Counts> withoutRater(Side side) {
    return counts(side, tallies::withoutRater);
  }

  private SortedMap<Integer, Counts> counts(Side side, Blocks of) {
    SortedMap<Integer, Counts> own = of.of(side.entry(), side.group());
    if (side.more() >= 0) {
      SortedMap<Integer, Counts> both = new TreeMap<>(own);
      of.of(side.more(), side.group())
          .forEach((block, counts) -> both.merge(block, counts, tallier(side)::filled));
      return both;
    }
    if (side.less() < 0) {
      return own;
    }
    SortedMap<Integer, Counts> less = of.of(side.less(), side.group());
    SortedMap<Integer, Counts> left = new TreeMap<>();
    own.forEach(
        (block, counts) -> {
          Counts rest = tallier(side).common(counts, less.getOrDefault(block, Counts.NONE));
          if (rest.size() > 0) {
            left.put(block, rest);
          }
        });
    return left;
  }

  /** Counts of a side in the whole sample. */
  Counts sample(Side side) {
    Counts own = tallies.sample(side.entry(), side.group());
    if (side.more() >= 0) {
      return tallier(side).filled(own, tallies.sample(side.more(), side.group()));
    }
    return side.less() < 0
        ? own
        : tallier(side).common(own, tallies.sample(side.less(), side.group()));
  }

  private Tallier<?> tallier(Side side) {
    return Question.TALLIERS.get(entries.get(side.entry()).tallier());
  }

  /**
   * How many items of some groups the scorer of a cell answered, or both of a difference, or that
   * one of a panel that answered least; empty for people, and where the tallies are of a version
   * that did not count it.
   */
  Optional<Cell.Coverage> coverage(PlannedCell cell, List<String> groups) {
    Map<Integer, Cell.Coverage> panel = ofPanel(cell, groups);
    return panel.isEmpty()
        ? groups.stream()
            .map(group -> coverage(cell, group))
            .flatMap(Optional::stream)
            .reduce(CommonItems::sum)
        : panel.values().stream().min(Comparator.comparingDouble(Cell.Coverage::share));
  }

  /** How many items of some groups each of a panel answered, by position; none without a panel. */
  Map<Integer, Cell.Coverage> ofPanel(PlannedCell cell, List<String> groups) {
    Map<Integer, Cell.Coverage> panel = new LinkedHashMap<>();
    Entry rated = entries.get(cell.entry());
    for (int member : rated.panel()) {
      for (String group : groups) {
        CoverageTally of = coverage(SilentEntries.coverage(rated, member), group);
        if (of.items() > 0) {
          panel.merge(member, new Cell.Coverage(of.answered(), of.items()), CommonItems::sum);
        }
      }
    }
    return panel;
  }

  private static Cell.Coverage sum(Cell.Coverage a, Cell.Coverage b) {
    return new Cell.Coverage(a.answered() + b.answered(), a.of() + b.of());
  }

  private Optional<Cell.Coverage> coverage(PlannedCell cell, String group) {
    Entry judged = judged(cell);
    if (judged.model() < 0) {
      return Optional.empty();
    }
    Entry of = SilentEntries.coverage(judged);
    int other =
        SilentEntries.other(cell, judged, cell.second() < 0 ? null : entries.get(cell.second()));
    CoverageTally all = coverage(of, group);
    long alone = other < 0 ? 0 : coverage(SilentEntries.silent(of, other), group).answered();
    return all.items() == 0
        ? Optional.empty()
        : Optional.of(new Cell.Coverage(all.answered() - alone, all.items()));
  }

  /** Items the scorer of a cell answered, and the scorer taken for the reference did not. */
  long withoutReference(PlannedCell cell, String group) {
    Entry judged = judged(cell);
    return judged.model() < 0 || judged.reference() < 0
        ? 0
        : coverage(SilentEntries.coverage(judged), group).withoutReference();
  }

  private Entry judged(PlannedCell cell) {
    return entries.get(cell.combine() == Combine.CEILING ? cell.second() : cell.entry());
  }

  private CoverageTally coverage(Entry of, String group) {
    return CoverageTally.of(tallies.sample(positions.get(of), group));
  }
}
