package org.attune.statistic;

import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tally;

/**
 * What an estimate rests on.
 *
 * @param items items that carry it, see {@link Statistic#carrying}
 * @param blocks blocks that hold such items
 * @param remarks what else a reader should know
 */
public record Basis(long items, int blocks, List<Remark> remarks) {

  /** The basis of a statistic of items by block. */
  public static <T extends Tally<T>> Basis of(
      Statistic<T> statistic, SortedMap<Integer, Counts> byBlock, Scale scale) {
    T whole = statistic.tallier().tally(BlockCounts.sum(byBlock));
    ToLongFunction<T> carrying = statistic.carrying(whole);
    long[] items =
        byBlock.values().stream()
            .mapToLong(counts -> carrying.applyAsLong(statistic.tallier().tally(counts)))
            .filter(n -> n > 0)
            .toArray();
    long sum = 0;
    for (long each : items) {
      sum = Math.addExact(sum, each);
    }
    return new Basis(sum, items.length, statistic.remarks(whole, scale));
  }
}
