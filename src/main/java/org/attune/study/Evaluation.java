package org.attune.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.statistic.Analytic;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Estimate;
import org.attune.statistic.Permutation;
import org.attune.statistic.Replicates;
import org.attune.statistic.Statistic;
import org.attune.study.PlannedCell.Combine;
import org.attune.table.Cell;
import org.attune.table.Warnings;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/** Concludes the cells of a corpus from its tallies. */
final class Evaluation {

  private final PlannedCorpus corpus;
  private final Tallies tallies;
  private final Resampling resampling;
  private final Bootstrap bootstrap;
  private final Permutation permutation;
  private final List<Entry> entries;
  private final Map<Place, Result> results;

  private record Place(int entry, String group) {}

  /** What is known of one tally: items by block, and each statistic's draws. */
  private record Result(SortedMap<Integer, Long> itemsByBlock, Map<Statistic<?>, Drawn> drawn) {
    long items() {
      return itemsByBlock.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  Evaluation(PlannedCorpus corpus, Tallies tallies, Resampling resampling) {
    this.corpus = corpus;
    this.tallies = tallies;
    this.resampling = resampling;
    entries = corpus.entries();
    bootstrap =
        new Bootstrap(
            tallies.population(),
            resampling.replicates(),
            resampling.level(),
            resampling.seed(),
            Bootstrap.Method.valueOf(resampling.interval().name()));
    permutation = new Permutation(tallies.population(), resampling.replicates(), resampling.seed());
    Map<Place, Set<Statistic<?>>> wanted = new LinkedHashMap<>();
    for (PlannedCell cell : corpus.cells()) {
      for (String group : groups(cell)) {
        for (int entry :
            cell.second() < 0
                ? new int[] {cell.entry()}
                : new int[] {cell.entry(), cell.second()}) {
          wanted
              .computeIfAbsent(new Place(entry, group), k -> new LinkedHashSet<>())
              .add(cell.statistic());
        }
      }
    }
    results =
        wanted.entrySet().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey, w -> result(w.getKey(), List.copyOf(w.getValue()))));
  }

  /** How many resamples all cells together have, in memory at once. */
  static long draws(PlannedCorpus corpus, Tallies tallies, Resampling resampling) {
    long cells = 0;
    for (PlannedCell cell : corpus.cells()) {
      if (cell.statistic().resampled()) {
        cells += groups(corpus.entries(), tallies, cell).size();
      }
    }
    return cells * resampling.replicates();
  }

  /** The cells in the order of the plan. */
  List<Cell> cells() {
    return corpus.cells().parallelStream()
        .flatMap(
            cell -> {
              List<Cell> own = new ArrayList<>();
              groups(cell).forEach(group -> own.add(cell(cell, group)));
              return own.stream();
            })
        .toList();
  }

  private Set<String> groups(PlannedCell cell) {
    return groups(entries, tallies, cell);
  }

  private static Set<String> groups(List<Entry> entries, Tallies tallies, PlannedCell cell) {
    Entry entry = entries.get(cell.entry());
    if (entry.stratum().isEmpty() && !entry.against().grouped()) {
      return Set.of("");
    }
    SortedMap<String, SortedMap<Integer, Counts>> found = new TreeMap<>();
    for (int e = 0; e < entries.size(); e++) {
      if (entries.get(e).dimension() == entry.dimension()
          && entries.get(e).against() == entry.against()
          && entries.get(e).stratum().equals(entry.stratum())) {
        found.putAll(tallies.of(e));
      }
    }
    return found.keySet();
  }

  private Cell cell(PlannedCell cell, String group) {
    Entry entry = entries.get(cell.entry());
    Result result = results.get(new Place(cell.entry(), group));
    Drawn drawn = drawn(cell, group, result);
    Estimate estimate = cell.statistic().resampled() ? bootstrap.interval(drawn) : drawn.whole();
    int alike =
        new Question(corpus.dimensions(), null, List.of(), entries).firstAlike(cell.entry());
    boolean grouped = entry.against().grouped();
    long raters =
        tallies.raters().getOrDefault(alike, Map.of()).getOrDefault(grouped ? "" : group, 0L);
    int blocks = !tallies.replicated() ? result.itemsByBlock().size() : tallies.population().size();
    return new Cell(
        cell.table().name(),
        grouped ? rater(group, 0) : cell.scorer(),
        entry.against() == Against.PAIRS ? rater(group, 1) : cell.reference(),
        cell.dimension(),
        cell.label(),
        entry.stratum().isEmpty() ? "" : entry.stratum() + "=" + group,
        cell.statistic().name(),
        estimate,
        cell.analytic() < 0
            ? Optional.empty()
            : byFormula(cell.statistic().analytic().orElseThrow(), cell.analytic(), group),
        test(cell, group, drawn),
        result.items(),
        raters,
        blocks,
        cell.statistic().missing()
            + (entry.against() == Against.REST
                ? "; an item counts once for each rater left out"
                : ""),
        Warnings.of(estimate, blocks));
  }

  /** People are known by number, in the order of their ids. */
  private static String rater(String group, int at) {
    return "rater " + Integer.parseInt(group.split(" ")[at]);
  }

  private Drawn drawn(PlannedCell cell, String group, Result result) {
    Drawn of = result.drawn().get(cell.statistic());
    if (cell.combine() == Combine.NONE) {
      return of;
    }
    Result second = results.get(new Place(cell.second(), group));
    Drawn by = second.drawn().get(cell.statistic());
    if (cell.combine() == Combine.SHARE) {
      return Bootstrap.ratio(of, by);
    }
    return result.itemsByBlock().equals(second.itemsByBlock())
        ? Bootstrap.difference(of, by)
        : new Drawn(
            Estimate.undefined(
                "the two did not rate the same items: "
                    + result.items()
                    + " and "
                    + second.items()),
            new double[0]);
  }

  private Optional<Cell.Test> test(PlannedCell cell, String group, Drawn drawn) {
    Protocol.Test test = cell.table().test();
    if (cell.combine() != Combine.DIFFERENCE
        || test == Protocol.Test.NONE
        || !(drawn.whole() instanceof Estimate.Value)) {
      return Optional.empty();
    }
    Estimate p =
        test == Protocol.Test.BOOTSTRAP
            ? Bootstrap.p(drawn)
            : permutation(cell, Question.TALLIERS.get(entries.get(cell.entry()).tallier()), group);
    String name = test == Protocol.Test.BOOTSTRAP ? "bootstrap" : "permutation";
    return p instanceof Estimate.Value value
        ? Optional.of(new Cell.Test(name, value.point(), value.point(), "", 1))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // the statistic names its tallier
  private <T extends Tally<T>> Estimate permutation(
      PlannedCell cell, Tallier<T> tallier, String group) {
    Entry entry = entries.get(cell.entry());
    return permutation
        .p(
            tallier,
            tallies.of(cell.entry()).getOrDefault(group, new TreeMap<>()),
            tallies.of(cell.second()).getOrDefault(group, new TreeMap<>()),
            List.of((Statistic<T>) cell.statistic()),
            scale(entry))
        .get(0);
  }

  private <T extends Tally<T>> Optional<Cell.ByFormula> byFormula(
      Analytic<T> analytic, int entry, String group) {
    return analytic
        .interval(
            analytic.tallier().tally(tallies.sample(entry, group)),
            scale(entries.get(entry)),
            resampling.level())
        .map(interval -> new Cell.ByFormula(analytic.method(), interval));
  }

  private Scale scale(Entry entry) {
    Scale whole = corpus.dimensions().get(entry.dimension()).scale();
    return entry.label() < 0 ? whole : Case.binary(whole, entry.label());
  }

  private Result result(Place place, List<Statistic<?>> statistics) {
    return result(place, Question.TALLIERS.get(entries.get(place.entry()).tallier()), statistics);
  }

  @SuppressWarnings("unchecked") // all statistics of a place name its tallier
  private <T extends Tally<T>> Result result(
      Place place, Tallier<T> tallier, List<Statistic<?>> statistics) {
    Scale scale = scale(entries.get(place.entry()));
    SortedMap<Integer, Counts> counts =
        tallies.of(place.entry()).getOrDefault(place.group(), new TreeMap<>());
    List<Statistic<T>> typed = new ArrayList<>();
    statistics.forEach(s -> typed.add((Statistic<T>) s));
    boolean items = !tallies.replicated();
    List<Drawn> drawn =
        items
            ? bootstrap.draw(tallier, counts, typed, scale)
            : Replicates.draw(tallier, counts, resampling.replicates(), typed, scale);
    Map<Statistic<?>, Drawn> byStatistic = new LinkedHashMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      byStatistic.put(typed.get(i), drawn.get(i));
    }
    SortedMap<Integer, Long> itemsByBlock = new TreeMap<>();
    (items ? counts : counts.headMap(1))
        .forEach((block, own) -> itemsByBlock.put(block, tallier.tally(own).items()));
    itemsByBlock.values().removeIf(n -> n == 0);
    return new Result(itemsByBlock, byStatistic);
  }
}
