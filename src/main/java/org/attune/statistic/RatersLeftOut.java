package org.attune.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * Statistics without each rater in turn, so that an interval tells what other raters like these
 * would have said ({@link Jackknife}). A bootstrap of raters draws some twice, who are then no
 * second opinion, and so sees fewer raters than there are. How well both hold is measured by {@code
 * org.attune.bench.RaterCoverage}.
 */
public final class RatersLeftOut {

  /** Fewest raters. */
  static final int FEWEST = 10;

  /** Fewest raters of whose agreement among themselves it is told what others would reach. */
  static final int AGREEING = 20;

  static final String UNKNOWN = Footing.NO_INTERVAL + "it is not known who rated";

  static final String JUMPS =
      Footing.NO_INTERVAL + "without one rater a consensus of categories has other ties";

  private RatersLeftOut() {}

  /**
   * The statistics of the sample, and without each rater.
   *
   * @param sample counts of the sample
   * @param changes what the counts change by without a rater, by number; without those whose
   *     ratings are not counted
   * @param raters how many raters have numbers
   */
  public static <T extends Tally<T>> List<Bootstrap.Drawn> draw(
      Tallier<T> tallier,
      Counts sample,
      SortedMap<Integer, Counts> changes,
      int raters,
      List<Statistic<T>> statistics,
      Scale scale) {
    T whole = tallier.tally(sample);
    List<T> without =
        changes.values().stream().map(change -> tallier.tally(sample.plus(change))).toList();
    return statistics.stream()
        .map(
            statistic ->
                new Bootstrap.Drawn(
                    statistic.estimate(whole, scale),
                    new double[0],
                    Jackknife.Left.NONE,
                    statistic.resampled()
                        ? left(statistic, whole, changes, without, raters, scale)
                        : Jackknife.Left.NONE))
        .toList();
  }

  private static <T extends Tally<T>> Jackknife.Left left(
      Statistic<T> statistic,
      T whole,
      SortedMap<Integer, Counts> changes,
      List<T> without,
      int raters,
      Scale scale) {
    Footing<T> footing = statistic.footing(whole, scale);
    Statistic<T> kept = statistic.resampling(whole, scale);
    double centre = Bootstrap.point(kept, whole, scale);
    double[] values = new double[raters];
    Arrays.fill(values, centre);
    boolean[] present = new boolean[raters];
    int at = 0;
    for (int rater : changes.keySet()) {
      present[rater] = true;
      values[rater] = Bootstrap.point(kept, without.get(at++), scale);
    }
    return new Jackknife.Left(
        centre,
        values,
        present,
        new double[0],
        footing.range(),
        statistic.tallier().betweenRaters() ? AGREEING : FEWEST,
        false,
        1,
        Footing.Alone.SAME,
        refusal(statistic.tallier(), footing.none(), changes.isEmpty()));
  }

  /**
   * A consensus of categories is no smooth function of the raters: an odd panel without one is
   * even. Limits were 1.3 to 2.8 times as wide as ideal ones there.
   */
  private static String refusal(Tallier<?> tallier, String none, boolean unknown) {
    return !none.isEmpty()
        ? none
        : unknown ? UNKNOWN : tallier.needsCategories() && !tallier.betweenRaters() ? JUMPS : "";
  }
}
