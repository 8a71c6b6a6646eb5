package org.attune.statistic;

import java.util.List;
import java.util.Optional;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/** From items to an estimate in one step, as tests need it. */
final class Tallying {

  private Tallying() {}

  /** A new instance of every statistic of the package. */
  static List<Statistic<?>> statistics() {
    return Names.in(Statistic.class, Statistic.class).values().stream()
        .<Statistic<?>>map(Names::create)
        .toList();
  }

  static <T extends Tally<T>> T tally(Tallier<T> tallier, List<Case> cases) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(item -> tallier.count(item, counts));
    return tallier.tally(counts.build());
  }

  /** The estimate on the whole scale. */
  static <T extends Tally<T>> Estimate estimate(
      Statistic<T> statistic, Scale scale, List<Case> cases) {
    require(statistic, scale, Tallier.Scope.WHOLE);
    return statistic.estimate(tally(statistic.tallier(), cases), scale);
  }

  /** The estimate for one label. */
  static <T extends Tally<T>> Estimate estimate(
      Statistic<T> statistic, Scale scale, int label, List<Case> cases) {
    require(statistic, scale, Tallier.Scope.LABEL);
    List<Case> seen = cases.stream().map(item -> item.label(label)).toList();
    return statistic.estimate(tally(statistic.tallier(), seen), Case.binary(scale, label));
  }

  /** The analytic interval at 95 %. */
  static <T extends Tally<T>> Optional<Estimate.Interval> interval(
      Analytic<T> analytic, Scale scale, List<Case> cases) {
    return analytic.interval(tally(analytic.tallier(), cases), scale, 0.95).interval();
  }

  private static void require(Statistic<?> statistic, Scale scale, Tallier.Scope scope) {
    if (statistic.scope(scale) != scope) {
      throw new IllegalArgumentException(
          "%s has scope %s, not %s, on %s"
              .formatted(statistic.name(), statistic.scope(scale), scope, scale));
    }
  }
}
