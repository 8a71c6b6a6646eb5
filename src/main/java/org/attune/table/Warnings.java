package org.attune.table;

import java.util.ArrayList;
import java.util.List;
import org.attune.statistic.Estimate;

/** What a reader must know before relying on an estimate. */
public final class Warnings {

  /** Fewer blocks than this make intervals from draws too narrow, and that is said. */
  static final int FEW_BLOCKS = 60;

  private Warnings() {}

  /**
   * The warnings: why there is no interval though one was asked for, and that there are few blocks
   * where it is made of draws.
   *
   * @param blocks blocks the items fall in
   * @param draws whether intervals are made of draws
   */
  public static List<String> of(Estimate estimate, int blocks, boolean draws) {
    List<String> warnings = new ArrayList<>();
    if (estimate instanceof Estimate.Value value) {
      if (!value.without().isEmpty()) {
        warnings.add(value.without());
      }
      if (draws && value.interval().isPresent() && blocks < FEW_BLOCKS) {
        warnings.add(fewBlocks(Integer.toString(blocks)));
      }
    }
    return warnings;
  }

  /**
   * That a scorer taken for the reference left items unanswered.
   *
   * @param items items it gave no answer to and the scorer compared with it did
   */
  public static String unanswered(String reference, String scorer, long items) {
    return "the reference "
        + reference
        + " has no answer to "
        + items
        + (items == 1 ? " item that " : " items that ")
        + scorer
        + " answered";
  }

  /** The warning that there are only so many blocks. */
  static String fewBlocks(String blocks) {
    return "only "
        + blocks
        + " blocks to resample: intervals from fewer than "
        + FEW_BLOCKS
        + " tend to be too narrow";
  }
}
