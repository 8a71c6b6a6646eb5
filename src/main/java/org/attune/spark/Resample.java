package org.attune.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.Cites;
import org.attune.corpus.RatedItem;
import org.attune.statistic.Draws;

/**
 * Draws of raters, and perhaps of blocks of items as well, under which items are counted again and
 * again: which panels a rater sat on is not in a tally, so these draws cannot wait until the end.
 * With both, an item counts as often as its block was drawn and each rating as often as its rater
 * was (the pigeonhole bootstrap of Owen 2007, doi:10.1214/07-AOAS122).
 *
 * @param raters draws of raters
 * @param blocks draws of blocks, or null if items are not drawn
 */
@Cites("owen2007")
record Resample(Draws raters, Draws blocks) implements Serializable {

  /** The weights of every replicate, made once in a task. */
  static final class Weights {
    private final int[][] raters;
    private final int[][] blocks;

    Weights(Resample of) {
      raters = of.raters().weights();
      blocks = of.blocks() == null ? null : of.blocks().weights();
    }

    int replicates() {
      return raters.length;
    }

    /** How often an item of this block counts. */
    int ofBlock(int replicate, int block) {
      return blocks == null ? 1 : blocks[replicate][block];
    }

    /** The item with each rating as often as its rater was drawn. */
    RatedItem panel(int replicate, RatedItem item, Map<String, Integer> numbers) {
      List<RatedItem.Rating> drawn = new ArrayList<>();
      for (RatedItem.Rating r : item.ratings()) {
        Integer number = r.by() == RatedItem.By.RATER ? numbers.get(r.rater()) : null;
        int times = number == null ? 1 : raters[replicate][number];
        for (int i = 0; i < times; i++) {
          drawn.add(r);
        }
      }
      return item.with(drawn);
    }
  }
}
