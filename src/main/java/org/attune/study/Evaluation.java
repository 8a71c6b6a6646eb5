package org.attune.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Estimate;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/** Concludes the cells of a corpus from its tallies. */
final class Evaluation {

  private final PlannedCorpus corpus;
  private final Tallies tallies;
  private final Bootstrap bootstrap;
  private final List<Entry> entries;
  private final Map<Place, Result> results;

  private record Place(int entry, String group) {}

  /** What is known of one tally: items by block, and each statistic's draws. */
  private record Result(SortedMap<Integer, Long> itemsByBlock, Map<String, Drawn> drawn) {
    long items() {
      return itemsByBlock.values().stream().mapToLong(Long::longValue).sum();
    }

    int blocks() {
      return itemsByBlock.size();
    }
  }

  Evaluation(PlannedCorpus corpus, Tallies tallies, Protocol.Resampling resampling) {
    this.corpus = corpus;
    this.tallies = tallies;
    entries = corpus.entries();
    bootstrap =
        new Bootstrap(
            tallies.population(), resampling.replicates(), resampling.level(), resampling.seed());
    Map<Place, Map<String, Statistic<?>>> wanted = new LinkedHashMap<>();
    for (PlannedCell cell : corpus.cells()) {
      for (String group : groups(cell)) {
        for (int entry :
            cell.minus() < 0 ? new int[] {cell.entry()} : new int[] {cell.entry(), cell.minus()}) {
          wanted
              .computeIfAbsent(new Place(entry, group), k -> new TreeMap<>())
              .put(cell.statistic().name(), cell.statistic());
        }
      }
    }
    results =
        wanted.entrySet().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey,
                    w -> result(w.getKey(), List.copyOf(w.getValue().values()))));
  }

  /** The cells in the order of the plan. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (PlannedCell cell : corpus.cells()) {
      for (String group : groups(cell)) {
        cells.add(cell(cell, group));
      }
    }
    return cells;
  }

  private Iterable<String> groups(PlannedCell cell) {
    Entry entry = entries.get(cell.entry());
    if (entry.stratum().isEmpty()) {
      return List.of("");
    }
    SortedMap<String, SortedMap<Integer, Counts>> found = new TreeMap<>();
    for (int e = 0; e < entries.size(); e++) {
      if (entries.get(e).dimension() == entry.dimension()
          && entries.get(e).stratum().equals(entry.stratum())) {
        found.putAll(tallies.tallies().getOrDefault(e, new TreeMap<>()));
      }
    }
    return found.keySet();
  }

  private Cell cell(PlannedCell cell, String group) {
    Entry entry = entries.get(cell.entry());
    Result result = results.get(new Place(cell.entry(), group));
    String statistic = cell.statistic().name();
    Estimate estimate;
    if (cell.minus() < 0) {
      estimate = bootstrap.interval(result.drawn().get(statistic));
    } else {
      Result minus = results.get(new Place(cell.minus(), group));
      estimate =
          !result.itemsByBlock().equals(minus.itemsByBlock())
              ? Estimate.undefined(
                  "the two did not rate the same items: "
                      + result.items()
                      + " and "
                      + minus.items())
              : bootstrap.interval(
                  Bootstrap.difference(
                      result.drawn().get(statistic), minus.drawn().get(statistic)));
    }
    int alike =
        new Question(corpus.dimensions(), null, List.of(), entries).firstAlike(cell.entry());
    long raters = tallies.raters().getOrDefault(alike, Map.of()).getOrDefault(group, 0L);
    String stratum = entry.stratum().isEmpty() ? "" : entry.stratum() + "=" + group;
    return new Cell(
        cell.table().name(),
        cell.scorer(),
        cell.reference(),
        cell.dimension(),
        cell.label(),
        stratum,
        statistic,
        estimate,
        result.items(),
        raters,
        result.blocks());
  }

  private Result result(Place place, List<Statistic<?>> statistics) {
    return result(place, Question.TALLIERS.get(entries.get(place.entry()).tallier()), statistics);
  }

  @SuppressWarnings("unchecked") // all statistics of a place name its tallier
  private <T extends Tally<T>> Result result(
      Place place, Tallier<T> tallier, List<Statistic<?>> statistics) {
    Entry entry = entries.get(place.entry());
    Scale whole = corpus.dimensions().get(entry.dimension()).scale();
    Scale scale = entry.label() < 0 ? whole : Case.binary(whole, entry.label());
    SortedMap<Integer, Counts> byBlock =
        tallies
            .tallies()
            .getOrDefault(place.entry(), new TreeMap<>())
            .getOrDefault(place.group(), new TreeMap<>());
    List<Statistic<T>> typed = new ArrayList<>();
    statistics.forEach(s -> typed.add((Statistic<T>) s));
    List<Drawn> drawn = bootstrap.draw(tallier, byBlock, typed, scale);
    Map<String, Drawn> byName = new HashMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      byName.put(typed.get(i).name(), drawn.get(i));
    }
    SortedMap<Integer, Long> items = new TreeMap<>();
    byBlock.forEach((block, counts) -> items.put(block, tallier.tally(counts).items()));
    items.values().removeIf(n -> n == 0);
    return new Result(items, byName);
  }

  /**
   * Lines of confusion matrices: scorer, dimension, reference, model, items; no line without items.
   */
  List<List<String>> confusions() {
    List<List<String>> lines = new ArrayList<>();
    for (int e : corpus.confusions()) {
      Entry entry = entries.get(e);
      Question.Dimension dimension = corpus.dimensions().get(entry.dimension());
      Counts.Builder sum = Counts.builder();
      tallies
          .tallies()
          .getOrDefault(e, new TreeMap<>())
          .getOrDefault("", new TreeMap<>())
          .values()
          .forEach(sum::addAll);
      Counts counts = sum.build();
      for (int i = 0; i < counts.size(); i++) {
        lines.add(
            List.of(
                corpus.scorers().get(entry.model()).name(),
                dimension.name(),
                dimension.scale().name((int) counts.first(i)),
                dimension.scale().name((int) counts.second(i)),
                Long.toString(counts.amount(i))));
      }
    }
    return lines;
  }
}
