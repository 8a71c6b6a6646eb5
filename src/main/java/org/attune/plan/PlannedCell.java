package org.attune.plan;

import java.util.Optional;
import org.attune.corpus.Consensus;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Statistic;
import org.attune.table.Counterpart;
import org.attune.table.Subject;

/**
 * A cell to come, or one for each group of a stratum, each rater or each pair of raters.
 *
 * @param table its table
 * @param entry what it is estimated from
 * @param second what it is compared with, or -1
 * @param analytic what the interval by formula is computed from, or -1
 * @param ties where ties of the consensus are counted, or -1
 * @param consensus how people's ratings become the reference
 * @param scorer who it is about; people where it becomes a cell for each rater or pair
 * @param between the groups it is a difference of; of the others it becomes a cell for each group
 * @param gaps whether it becomes cells of how far all groups lie apart
 */
public record PlannedCell(
    TableEntry table,
    int entry,
    int second,
    int analytic,
    int ties,
    Consensus consensus,
    Subject scorer,
    Counterpart reference,
    String dimension,
    String label,
    Statistic<?> statistic,
    Optional<Groups> between,
    boolean gaps) {

  /**
   * Two groups of the entry's strata.
   *
   * @param ratio whether the first is divided by the second, which else is subtracted from it
   */
  public record Groups(String of, String minus, boolean ratio) {}

  /** How two estimates become one. */
  public enum Combine {
    NONE,
    DIFFERENCE,
    /** The difference, or ratio, of one subject in two groups of items. */
    BETWEEN,
    SHARE,
    /** People, on the items the model of {@code second} answered; none if it answered all. */
    CEILING
  }

  /** By whom it is about; what counts two scorers against each other is one estimate already. */
  public Combine combine() {
    if (between.isPresent()) {
      return Combine.BETWEEN;
    }
    return scorer instanceof Subject.PeopleOn
        ? Combine.CEILING
        : !scorer.ofTwo() || statistic.tallier().needsRival()
            ? Combine.NONE
            : scorer instanceof Subject.Share ? Combine.SHARE : Combine.DIFFERENCE;
  }
}
