package org.attune.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.result.CommonItems.Side;
import org.attune.statistic.Basis;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Estimate;
import org.attune.statistic.Footing;
import org.attune.statistic.RatersLeftOut;
import org.attune.statistic.Replicates;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/** The statistics of the sides of comparisons, in the sample and in every draw of it. */
final class DrawnSides {

  private static final String CONCLUDED =
      "no interval: what a model of raters concludes is not concluded anew without each rater";
  private static final String UNCERTAIN =
      "no interval: what a model of raters concludes from %d blocks is uncertain, it takes %d";

  private final PlannedCorpus corpus;
  private final Tallies tallies;
  private final CommonItems items;
  private final int replicates;
  private final Resampling.Drawn leaving;
  private final Bootstrap bootstrap;
  private final Map<Side, Result> results;

  /** What is known of one side: items by block, and what each statistic makes of it. */
  record Result(
      SortedMap<Integer, Long> itemsByBlock,
      Map<Statistic<?>, Drawn> drawn,
      Map<Statistic<?>, Basis> basis) {
    long items() {
      return itemsByBlock.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Draws.
   *
   * @param wanted the statistics of each side
   */
  DrawnSides(
      PlannedCorpus corpus,
      Tallies tallies,
      CommonItems items,
      Resampling resampling,
      Map<Side, Set<Statistic<?>>> wanted) {
    this.corpus = corpus;
    this.tallies = tallies;
    this.items = items;
    replicates = resampling.replicates();
    leaving =
        resampling.replicated() || replicates == 0 ? Resampling.Drawn.ITEMS : resampling.draw();
    bootstrap =
        new Bootstrap(
            tallies.population(),
            replicates,
            resampling.level(),
            resampling.seed(),
            resampling.made(),
            resampling.made() != Bootstrap.Method.JACKKNIFE
                || corpus.cells().stream()
                    .anyMatch(cell -> cell.table().test() == TableEntry.Test.BOOTSTRAP));
    results =
        wanted.entrySet().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey, w -> result(w.getKey(), List.copyOf(w.getValue()))));
  }

  /** What is known of a side. */
  Result of(Side side) {
    return results.get(side);
  }

  /**
   * The estimate with its interval, where one is wanted.
   *
   * @param blocks fewest blocks of its sides with items that carry it
   * @param concluded whether a model of raters concluded the reference
   */
  Estimate estimate(Statistic<?> statistic, Drawn drawn, int blocks, boolean concluded) {
    if (!statistic.resampled()) {
      return drawn.whole();
    }
    int carrying = tallies.replicated() ? Integer.MAX_VALUE : blocks;
    Estimate estimate = bootstrap.interval(drawn, carrying);
    if (concluded
        && leaving != Resampling.Drawn.ITEMS
        && estimate instanceof Estimate.Value value) {
      return Estimate.without(value.point(), CONCLUDED);
    }
    return concluded
            && carrying < Footing.CONCLUDED
            && estimate instanceof Estimate.Value value
            && value.interval().isPresent()
        ? Estimate.without(value.point(), UNCERTAIN.formatted(carrying, Footing.CONCLUDED))
        : estimate;
  }

  /** A statistic of a side without any draws. */
  <T extends Tally<T>> Drawn sample(Side side, Statistic<T> statistic) {
    T tally = statistic.tallier().tally(items.sample(side));
    return new Drawn(statistic.estimate(tally, scale(side.entry())), new double[0]);
  }

  /** The scale an entry is about. */
  Scale scale(int entry) {
    Entry of = corpus.entries().get(entry);
    Scale whole = corpus.dimensions().get(of.dimension()).scale();
    return of.label() < 0 ? whole : Case.binary(whole, of.label());
  }

  private Result result(Side side, List<Statistic<?>> statistics) {
    String tallier = corpus.entries().get(side.entry()).tallier();
    return result(side, Question.TALLIERS.get(tallier), statistics);
  }

  @SuppressWarnings("unchecked") // all statistics of a side name its tallier
  private <T extends Tally<T>> Result result(
      Side side, Tallier<T> tallier, List<Statistic<?>> statistics) {
    Scale scale = scale(side.entry());
    SortedMap<Integer, Counts> counts = items.counts(side);
    List<Statistic<T>> typed = new ArrayList<>();
    statistics.forEach(s -> typed.add((Statistic<T>) s));
    boolean byBlock = !tallies.replicated();
    List<Drawn> drawn =
        !byBlock
            ? Replicates.draw(tallier, counts, replicates, typed, scale)
            : leaving == Resampling.Drawn.RATERS
                ? withoutRaters(side, tallier, typed, scale)
                : bootstrap.draw(tallier, counts, typed, scale);
    if (leaving == Resampling.Drawn.BOTH) {
      List<Drawn> ofRaters = withoutRaters(side, tallier, typed, scale);
      List<Drawn> ofItems = drawn;
      drawn =
          IntStream.range(0, typed.size())
              .mapToObj(i -> ofItems.get(i).and(ofRaters.get(i)))
              .toList();
    }
    Map<Statistic<?>, Drawn> byStatistic = new LinkedHashMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      byStatistic.put(typed.get(i), drawn.get(i));
    }
    SortedMap<Integer, Counts> sample = byBlock ? counts : counts.headMap(1);
    SortedMap<Integer, Long> itemsByBlock = new TreeMap<>();
    sample.forEach((block, own) -> itemsByBlock.put(block, tallier.tally(own).items()));
    itemsByBlock.values().removeIf(n -> n == 0);
    Map<Statistic<?>, Basis> basis = new LinkedHashMap<>();
    typed.forEach(statistic -> basis.put(statistic, Basis.of(statistic, sample, scale)));
    return new Result(itemsByBlock, byStatistic, basis);
  }

  private <T extends Tally<T>> List<Drawn> withoutRaters(
      Side side, Tallier<T> tallier, List<Statistic<T>> statistics, Scale scale) {
    return RatersLeftOut.draw(
        tallier,
        items.sample(side),
        items.withoutRater(side),
        tallies.leftOut(),
        statistics,
        scale);
  }
}
