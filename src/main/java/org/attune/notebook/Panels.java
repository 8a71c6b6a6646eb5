package org.attune.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.sheet.Rating;
import org.attune.statistic.Analytic;
import org.attune.statistic.Basis;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Estimate;
import org.attune.statistic.Limits;
import org.attune.statistic.Remark;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.table.Counterpart;
import org.attune.table.Stratum;
import org.attune.table.Subject;
import org.attune.table.Warnings;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/** Items with their ratings as codes, and what statistics say of them. */
final class Panels {

  /** Every rater. */
  static final IntPredicate EVERYBODY = rater -> true;

  /** Confidence level of the intervals. */
  static final double LEVEL = 0.95;

  /** With more units than this, units share blocks, in turn. */
  private static final int MOST_BLOCKS = 1024;

  private static final SortedMap<String, Class<? extends Statistic<?>>> STATISTICS = known();

  /** One item: who rated it and how, and the block it is drawn with. */
  private record Panel(int block, int[] raters, long[] codes) {
    Panel of(IntPredicate kept) {
      if (raters.length == 0) {
        return this;
      }
      int[] places = IntStream.range(0, codes.length).filter(i -> kept.test(raters[i])).toArray();
      return new Panel(
          block,
          Arrays.stream(places).map(i -> raters[i]).toArray(),
          Arrays.stream(places).mapToLong(i -> codes[i]).toArray());
    }

    long code(int rater) {
      return IntStream.range(0, codes.length)
          .filter(i -> raters[i] == rater)
          .mapToLong(i -> codes[i])
          .findFirst()
          .orElse(Scale.ABSENT);
    }
  }

  private final String table;
  private final Scale scale;
  private final List<Panel> panels;
  private final Bootstrap bootstrap;

  private Panels(String table, Scale scale, List<Panel> panels, int blocks) {
    this.table = table;
    this.scale = scale;
    this.panels = panels;
    bootstrap = Bootstrap.jackknife(IntStream.range(0, blocks).boxed().toList(), LEVEL);
  }

  /**
   * The panels of ratings.
   *
   * @param raters who rated; empty where that is not known
   * @param unitOfItem unit of every item, in the order of the file
   * @param code code of a raw answer
   */
  static Panels of(
      String table,
      Scale scale,
      List<Rating> given,
      List<String> raters,
      Map<String, String> unitOfItem,
      ToLongFunction<Rating> code) {
    Map<String, List<Rating>> byItem = new LinkedHashMap<>();
    unitOfItem.keySet().forEach(item -> byItem.put(item, new ArrayList<>()));
    given.forEach(rating -> byItem.get(rating.item()).add(rating));
    List<String> units = unitOfItem.values().stream().distinct().toList();
    Map<String, Integer> blocks = new LinkedHashMap<>();
    units.forEach(unit -> blocks.put(unit, blocks.size() % MOST_BLOCKS));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    raters.forEach(rater -> numbers.put(rater, numbers.size()));
    List<Panel> panels = new ArrayList<>();
    byItem.forEach(
        (item, ratings) ->
            panels.add(
                new Panel(
                    blocks.get(unitOfItem.get(item)),
                    raters.isEmpty()
                        ? Case.NO_RATERS
                        : ratings.stream().mapToInt(r -> numbers.get(r.rater())).toArray(),
                    ratings.stream().mapToLong(code).toArray())));
    return new Panels(table, scale, panels, Math.min(units.size(), MOST_BLOCKS));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
  private static SortedMap<String, Class<? extends Statistic<?>>> known() {
    return (SortedMap) Names.in(Statistic.class, Statistic.class);
  }

  /** Name of the file, for cells. */
  String table() {
    return table;
  }

  int items() {
    return panels.size();
  }

  /** Names of the statistics of the agreement of people that fit the scale. */
  List<String> fitting() {
    return STATISTICS.keySet().stream().filter(name -> ofPeople(statistic(name))).toList();
  }

  private boolean ofPeople(Statistic<?> statistic) {
    return statistic.tallier().betweenRaters() && statistic.scope(scale) != Tallier.Scope.NONE;
  }

  private boolean ofTwo(Statistic<?> statistic) {
    return ofPeople(statistic)
        || !statistic.tallier().betweenRaters()
            && !statistic.tallier().needsRival()
            && statistic.scope(scale) != Tallier.Scope.NONE;
  }

  private static Statistic<?> statistic(String name) {
    return Names.create(STATISTICS.get(name));
  }

  /** What a statistic says of the ratings of some raters; of sets of labels, of each label. */
  List<Cell> cells(Subject scorer, Counterpart reference, IntPredicate raters, String name) {
    if (!STATISTICS.containsKey(name) || !ofPeople(statistic(name))) {
      throw new CorpusException(
          table,
          "a statistic of agreement that fits the scale, one of " + fitting(),
          "\"" + name + "\"");
    }
    List<Case> cases = new ArrayList<>();
    for (Panel panel : panels) {
      Panel kept = panel.of(raters);
      cases.add(Case.ofRaters(scale, kept.raters(), kept.codes()));
    }
    return cells(scorer, reference, statistic(name), cases, raters(cases));
  }

  /**
   * What a statistic says of two raters, the second taken for the reference; of sets of labels, of
   * each label.
   */
  List<Cell> pair(String first, String second, int a, int b, String name) {
    if (!STATISTICS.containsKey(name) || !ofTwo(statistic(name))) {
      List<String> all = STATISTICS.keySet().stream().filter(n -> ofTwo(statistic(n))).toList();
      throw new CorpusException(
          table,
          "a statistic of two raters that fits the scale, one of " + all,
          "\"" + name + "\"");
    }
    Subject one = new Subject.Rater(first);
    Counterpart other = new Counterpart.Answers(new Subject.Rater(second));
    if (statistic(name).tallier().betweenRaters()) {
      return cells(one, other, rater -> rater == a || rater == b, name);
    }
    List<Case> cases =
        panels.stream()
            .map(p -> Case.ofAnswers(scale, answer(p.code(b)), answer(p.code(a))))
            .toList();
    return cells(one, other, statistic(name), cases, 2);
  }

  private List<Cell> cells(
      Subject scorer,
      Counterpart reference,
      Statistic<?> statistic,
      List<Case> cases,
      long raters) {
    if (statistic.scope(scale) == Tallier.Scope.WHOLE) {
      return List.of(cell(scorer, reference, "", statistic, scale, cases, raters));
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < scale.size(); i++) {
      int label = i;
      cells.add(
          cell(
              scorer,
              reference,
              scale.name(label),
              statistic,
              Case.binary(scale, label),
              cases.stream().map(item -> item.label(label)).toList(),
              raters));
    }
    return cells;
  }

  private static long raters(List<Case> cases) {
    return cases.stream().flatMapToInt(item -> Arrays.stream(item.raters())).distinct().count();
  }

  private long answer(long code) {
    return code == Scale.ABSENT || !scale.ordered() ? code : scale.value(code);
  }

  private <T extends Tally<T>> Cell cell(
      Subject scorer,
      Counterpart reference,
      String label,
      Statistic<T> statistic,
      Scale of,
      List<Case> cases,
      long raters) {
    SortedMap<Integer, Counts> byBlock = counts(statistic.tallier(), cases);
    Bootstrap.Drawn drawn =
        bootstrap.draw(statistic.tallier(), byBlock, List.of(statistic), of).get(0);
    Basis basis = Basis.of(statistic, byBlock, of);
    Estimate estimate =
        statistic.resampled() ? bootstrap.interval(drawn, basis.blocks()) : drawn.whole();
    Optional<Limits> limits = statistic.analytic().map(analytic -> limits(analytic, of, cases));
    List<Remark> remarks = new ArrayList<>(basis.remarks());
    limits
        .map(Limits::without)
        .filter(reason -> !reason.isEmpty() && !reason.equals(Limits.UNDEFINED))
        .ifPresent(reason -> remarks.add(new Remark.NoFormula(reason)));
    return new Cell(
        table,
        scorer,
        reference,
        "",
        label,
        new Stratum.All(),
        statistic.name(),
        estimate,
        limits
            .flatMap(Limits::interval)
            .map(i -> new Cell.ByFormula(statistic.analytic().orElseThrow().method(), i)),
        Optional.empty(),
        basis.items(),
        raters,
        basis.blocks(),
        statistic.missing(),
        Warnings.of(estimate, basis.blocks(), false),
        Optional.empty(),
        Optional.empty(),
        remarks);
  }

  private <T extends Tally<T>> Limits limits(Analytic<T> analytic, Scale of, List<Case> cases) {
    Counts.Builder all = Counts.builder();
    cases.forEach(item -> analytic.tallier().count(item, all));
    return analytic.interval(analytic.tallier().tally(all.build()), of, LEVEL);
  }

  private <T extends Tally<T>> SortedMap<Integer, Counts> counts(
      Tallier<T> tallier, List<Case> cases) {
    SortedMap<Integer, Counts.Builder> builders = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      tallier.count(
          cases.get(i), builders.computeIfAbsent(panels.get(i).block(), block -> Counts.builder()));
    }
    SortedMap<Integer, Counts> counts = new TreeMap<>();
    builders.forEach((block, builder) -> counts.put(block, builder.build()));
    return counts;
  }
}
