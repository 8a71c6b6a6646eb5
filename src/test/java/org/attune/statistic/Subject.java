package org.attune.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * A statistic on a scale it fits.
 *
 * @param label the label it is about, or {@link #WHOLE}
 */
record Subject<T extends Tally<T>>(Statistic<T> statistic, Scale scale, int label) {

  /** Not about one label. */
  static final int WHOLE = -1;

  /** Statistics that are not defined for panels of more than two. */
  private static final Set<String> OF_TWO = Set.of("scott-pi");

  /** Statistics of units whose items count together only, where all are answered. */
  private static final Set<String> OF_WHOLE_UNITS = Set.of("eq-bench-score", "joint-accuracy");

  /** Items of such a unit. */
  private static final int UNIT = 4;

  /** Every statistic on every kind of scale it fits. */
  static Stream<Subject<?>> all() {
    return Tallying.statistics().stream()
        .flatMap(statistic -> RandomCases.SCALES.stream().flatMap(scale -> on(statistic, scale)));
  }

  private static <T extends Tally<T>> Stream<Subject<?>> on(Statistic<T> statistic, Scale scale) {
    return switch (statistic.scope(scale)) {
      case WHOLE -> Stream.of(new Subject<>(statistic, scale, WHOLE));
      case LABEL ->
          Stream.of(
              new Subject<>(statistic, scale, 0),
              new Subject<>(statistic, scale, scale.size() - 1));
      case NONE -> Stream.of();
    };
  }

  List<Case> cases(int items, long seed) {
    List<Case> cases = RandomCases.on(scale, items, seed);
    if (statistic.tallier().traits() == 2 || statistic.tallier().acrossGroups()) {
      List<Case> others = RandomCases.on(scale, items, ~seed);
      return IntStream.range(0, items).mapToObj(i -> cases.get(i).beside(others.get(i))).toList();
    }
    if (OF_WHOLE_UNITS.contains(statistic.name())) {
      return IntStream.range(0, items).mapToObj(i -> inUnit(cases.get(i), i)).toList();
    }
    return OF_TWO.contains(statistic.name()) ? cases.stream().map(Subject::two).toList() : cases;
  }

  /** An item as one of a few that belong together; in most units all are answered. */
  private static Case inUnit(Case item, int i) {
    int unit = i / UNIT;
    boolean silent = item.model() == Scale.ABSENT && unit % UNIT > 0;
    return new Case(
        item.scale(),
        item.ratings(),
        item.raters(),
        item.reference(),
        silent || unit % UNIT == 1 ? item.reference() : item.model(),
        item.rival(),
        item.degrees(),
        unit);
  }

  /** An item altered, on the dimension it is seen beside as well. */
  static Case altered(Case item, UnaryOperator<Case> how) {
    Case altered = how.apply(item).ofLength(item.length());
    return item.other() == null ? altered : altered.beside(how.apply(item.other()));
  }

  /** An item with its first two ratings. */
  private static Case two(Case item) {
    int m = Math.min(2, item.ratings().length);
    return new Case(
        item.scale(),
        Arrays.copyOf(item.ratings(), m),
        Arrays.copyOf(item.raters(), m),
        item.reference(),
        item.model(),
        item.rival(),
        item.degrees(),
        item.cluster());
  }

  Counts count(List<Case> cases) {
    Counts.Builder counts = Counts.builder();
    Tallier<T> tallier = statistic.tallier();
    cases.forEach(item -> tallier.count(label == WHOLE ? item : labelled(item), counts));
    return counts.build();
  }

  private Case labelled(Case item) {
    Case own = item.label(label);
    return item.other() == null ? own : own.beside(item.other().label(label));
  }

  Estimate estimate(Counts counts) {
    return statistic.estimate(statistic.tallier().tally(counts), of());
  }

  /** The estimate from the keys of {@code counts} with other amounts, as resampling makes it. */
  Estimate estimate(Counts counts, long[] amounts) {
    return statistic.estimate(statistic.tallier().tally(counts).with(amounts), of());
  }

  private Scale of() {
    return label == WHOLE ? scale : Case.binary(scale, label);
  }

  @Override
  public String toString() {
    String about = label == WHOLE ? "" : ", label " + label;
    return statistic.name() + " on " + scale.getClass().getSimpleName() + about;
  }
}
