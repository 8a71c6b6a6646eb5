package org.attune.statistic;

import java.util.List;
import java.util.SortedMap;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * Statistics of items that were counted anew in every replicate, as draws of raters need: the
 * panels differ, not only the weights of the items.
 */
public final class Replicates {

  private Replicates() {}

  /**
   * The statistics of the sample and of each replicate.
   *
   * @param counts of the sample under 0, of replicate r under r, from 1
   */
  public static <T extends Tally<T>> List<Bootstrap.Drawn> draw(
      Tallier<T> tallier,
      SortedMap<Integer, Counts> counts,
      int replicates,
      List<Statistic<T>> statistics,
      Scale scale) {
    T whole = tallier.tally(counts.getOrDefault(0, Counts.NONE));
    List<Statistic<T>> kept = statistics.stream().map(s -> s.resampling(whole, scale)).toList();
    List<Bootstrap.Drawn> drawn =
        statistics.stream()
            .map(s -> new Bootstrap.Drawn(s.estimate(whole, scale), new double[replicates]))
            .toList();
    for (int r = 0; r < replicates; r++) {
      T tally = tallier.tally(counts.getOrDefault(r + 1, Counts.NONE));
      for (int s = 0; s < statistics.size(); s++) {
        drawn.get(s).draws()[r] =
            kept.get(s).estimate(tally, scale) instanceof Estimate.Value value
                ? value.point()
                : Double.NaN;
      }
    }
    return drawn;
  }
}
