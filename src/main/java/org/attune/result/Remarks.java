package org.attune.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCell.Combine;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Basis;
import org.attune.statistic.Limits;
import org.attune.statistic.Remark;
import org.attune.table.Cell;
import org.attune.tally.Question.Entry;
import org.attune.tally.Strata;
import org.attune.tally.TieTally;
import org.attune.tally.TurnComparison;

/** What a reader should know of a cell beside its numbers. */
final class Remarks {

  private Remarks() {}

  /**
   * The remarks on a cell.
   *
   * @param sides what each of the estimates rests on that it is made of
   * @param limits what its formula for an interval says, if it has one
   */
  static List<Remark> of(
      PlannedCell cell,
      PlannedCorpus corpus,
      Tallies tallies,
      String group,
      List<Basis> sides,
      Optional<Limits> limits) {
    List<Remark> remarks =
        new ArrayList<>(
            sides.stream()
                .flatMap(side -> side.remarks().stream())
                .map(remark -> named(remark, corpus, tallies))
                .distinct()
                .toList());
    if (cell.ties() >= 0) {
      ties(cell, corpus, TieTally.of(tallies.sample(cell.ties(), group))).ifPresent(remarks::add);
    }
    limits
        .map(Limits::without)
        .filter(reason -> !reason.isEmpty() && !reason.equals(Limits.UNDEFINED))
        .ifPresent(reason -> remarks.add(new Remark.NoFormula(reason)));
    if (cell.table().test() == TableEntry.Test.PERMUTATION
        && cell.combine() == Combine.DIFFERENCE
        && !cell.statistic().exchangedAs().isEmpty()) {
      remarks.add(new Remark.Exchanged(cell.statistic().exchangedAs()));
    }
    List<String> hidden = hidden(cell, corpus);
    if (!hidden.isEmpty()) {
      remarks.add(new Remark.HiddenTurns(hidden));
    }
    return remarks;
  }

  /** Models of a cell that rated replies without seeing what these answer. */
  private static List<String> hidden(PlannedCell cell, PlannedCorpus corpus) {
    return IntStream.of(cell.entry(), cell.second())
        .filter(entry -> entry >= 0)
        .mapToObj(corpus.entries()::get)
        .flatMapToInt(
            of ->
                IntStream.concat(
                    IntStream.of(of.model(), of.reference()),
                    of.panel().stream().mapToInt(Integer::intValue)))
        .filter(model -> model >= 0)
        .distinct()
        .mapToObj(corpus.scorers()::get)
        .filter(corpus::hidesTurns)
        .map(ScorerEntry::name)
        .toList();
  }

  /** A largest pair by its name, where a table of the study shows pairs apart. */
  private static Remark named(Remark remark, PlannedCorpus corpus, Tallies tallies) {
    if (!(remark instanceof Remark.LargestOf largest)) {
      return remark;
    }
    for (int e = 0; e < corpus.entries().size(); e++) {
      Strata strata = corpus.entries().get(e).strata();
      if (strata.names().contains(TurnComparison.PAIR)) {
        for (String group : tallies.of(e).keySet()) {
          String pair = strata.value(group, TurnComparison.PAIR);
          if (TurnComparison.key(pair) == largest.key()) {
            return largest.named(pair);
          }
        }
      }
    }
    return remark;
  }

  /**
   * Who gave no answers, and why.
   *
   * @param panel how many items each of a panel answered, by position
   * @param unusable of each scorer how many questions had no answer that could be used, by reason
   */
  static List<Remark> ofSilence(
      PlannedCell cell,
      PlannedCorpus corpus,
      Map<Integer, Cell.Coverage> panel,
      Map<String, SortedMap<String, Long>> unusable) {
    List<Remark> remarks = new ArrayList<>();
    if (!panel.isEmpty()) {
      remarks.add(
          new Remark.AnsweredByEach(
              panel.entrySet().stream()
                  .map(of -> answered(name(corpus, of.getKey()), of.getValue()))
                  .toList()));
    }
    Entry entry = corpus.entries().get(cell.entry());
    SortedMap<String, Long> reasons = new TreeMap<>();
    Stream.concat(entry.panel().stream(), Stream.of(entry.model(), entry.rival()))
        .filter(model -> model >= 0)
        .flatMap(model -> unusable.getOrDefault(name(corpus, model), none()).entrySet().stream())
        .forEach(of -> reasons.merge(of.getKey(), of.getValue(), Long::sum));
    if (!reasons.isEmpty()) {
      remarks.add(new Remark.Unusable(reasons));
    }
    return remarks;
  }

  private static Remark.Answered answered(String model, Cell.Coverage of) {
    return new Remark.Answered(model, of.answered(), of.of());
  }

  private static SortedMap<String, Long> none() {
    return Collections.emptySortedMap();
  }

  private static String name(PlannedCorpus corpus, int model) {
    return corpus.scorers().get(model).name();
  }

  private static Optional<Remark> ties(PlannedCell cell, PlannedCorpus corpus, TieTally tally) {
    int dimension = corpus.entries().get(cell.ties()).dimension();
    boolean sets = corpus.dimensions().get(dimension).scale() instanceof Scale.Labels;
    return tally.tied() == 0
        ? Optional.empty()
        : Optional.of(new Remark.Ties(cell.consensus(), sets, tally.tied(), tally.items()));
  }
}
