package org.attune.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.attune.tally.Counts;

/**
 * Counts by block side by side in flat arrays, so that the sum over thousands of draws of blocks is
 * one short loop.
 */
final class BlockCounts {

  /** Block b has the counts {@code from[b]} to before {@code from[b + 1]}. */
  private final int[] from;

  private final int[] keys;
  private final long[] amounts;

  /**
   * Counts of blocks.
   *
   * @param all holds every key
   * @param byBlock counts by position of the block
   * @param blocks number of blocks; one without counts adds nothing
   */
  BlockCounts(Counts all, Map<Integer, Counts> byBlock, int blocks) {
    int size = byBlock.values().stream().mapToInt(Counts::size).sum();
    from = new int[blocks + 1];
    keys = new int[size];
    amounts = new long[size];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Counts counts = byBlock.getOrDefault(b, Counts.NONE);
      for (int i = 0; i < counts.size(); i++) {
        if (counts.amount(i) != 0) {
          keys[at] = all.find(counts.first(i), counts.second(i));
          amounts[at++] = counts.amount(i);
        }
      }
      from[b + 1] = at;
    }
  }

  /**
   * The blocks that have counts, rising. Of thousands of pairs of raters each lies in a few of a
   * thousand blocks, so sums go through these alone.
   */
  int[] present() {
    return IntStream.range(0, from.length - 1).filter(b -> from[b] < from[b + 1]).toArray();
  }

  /** The position of each block in a population, for every block up to the last. */
  static int[] positions(List<Integer> population) {
    int[] positions = new int[population.isEmpty() ? 0 : population.get(population.size() - 1) + 1];
    Arrays.fill(positions, -1);
    for (int i = 0; i < population.size(); i++) {
      positions[population.get(i)] = i;
    }
    return positions;
  }

  /** The sum over blocks. */
  static Counts sum(SortedMap<Integer, Counts> byBlock) {
    Counts.Builder sum = Counts.builder();
    byBlock.values().forEach(sum::addAll);
    return sum.build();
  }

  /**
   * True if no sum with weights up to {@code heaviest} can leave a long: Σ |amount| under each key,
   * times that weight, is below 2<sup>62</sup>. The rounding of the doubles is far smaller than the
   * factor of two that is left.
   */
  boolean fits(int heaviest, int size) {
    double[] sums = new double[size];
    for (int i = 0; i < from[from.length - 1]; i++) {
      sums[keys[i]] += Math.abs((double) amounts[i]);
    }
    return Arrays.stream(sums).allMatch(sum -> sum * heaviest < 0x1p62);
  }

  /** Adds a block's counts times a weight; the caller knows that nothing overflows. */
  void add(int block, long weight, long[] into) {
    int end = weight == 0 ? from[block] : from[block + 1];
    for (int i = from[block]; i < end; i++) {
      into[keys[i]] += weight * amounts[i];
    }
  }

  /** Adds a block's counts times a weight, or throws. */
  void addExact(int block, long weight, long[] into) {
    int end = weight == 0 ? from[block] : from[block + 1];
    for (int i = from[block]; i < end; i++) {
      into[keys[i]] = Math.addExact(into[keys[i]], Math.multiplyExact(weight, amounts[i]));
    }
  }
}
