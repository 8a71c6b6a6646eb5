package org.attune.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCell.Combine;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.plan.SilentEntries;
import org.attune.protocol.CountedItems;
import org.attune.protocol.NoAnswer;
import org.attune.protocol.Resampling;
import org.attune.result.CommonItems.Side;
import org.attune.result.DrawnSides.Result;
import org.attune.statistic.Analytic;
import org.attune.statistic.Basis;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Estimate;
import org.attune.statistic.Limits;
import org.attune.statistic.Remark;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.table.Counterpart;
import org.attune.table.Stratum;
import org.attune.table.Subject;
import org.attune.table.Warnings;
import org.attune.tally.Counts;
import org.attune.tally.CoverageTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Instead;
import org.attune.tally.Strata;
import org.attune.tally.Tally;

/** Concludes the cells of a corpus from its tallies. */
public final class Evaluation {

  private final PlannedCorpus corpus;
  private final Tallies tallies;
  private final Resampling resampling;
  private final List<Entry> entries;
  private final Question question;
  private final Map<Integer, Set<String>> groups = new HashMap<>();
  private final CommonItems items;
  private final DrawnSides drawn;
  private final GapCells gaps;
  private final DifferenceTests tests;
  private final Map<String, SortedMap<String, Long>> unusable;

  /**
   * @param unusable of each language model how many questions had no answer that could be used, by
   *     reason
   */
  public Evaluation(
      PlannedCorpus corpus,
      Tallies tallies,
      Resampling resampling,
      Map<String, SortedMap<String, Long>> unusable) {
    this.unusable = unusable;
    this.corpus = corpus;
    this.tallies = tallies;
    this.resampling = resampling;
    entries = corpus.entries();
    question = new Question(corpus.dimensions(), null, List.of(), entries);
    items = new CommonItems(corpus, tallies);
    Map<Side, Set<Statistic<?>>> wanted = new LinkedHashMap<>();
    for (PlannedCell cell : corpus.cells()) {
      groups.computeIfAbsent(cell.entry(), entry -> groups(entries, tallies, cell));
      for (String group : cell.gaps() ? Set.<String>of() : groups(cell)) {
        for (Side side : sides(cell, group, cell.table().items())) {
          wanted.computeIfAbsent(side, k -> new LinkedHashSet<>()).add(cell.statistic());
        }
      }
    }
    drawn = new DrawnSides(corpus, tallies, items, resampling, wanted);
    tests = new DifferenceTests(tallies.population(), items, drawn, resampling);
    gaps = new GapCells(entries, tallies.population(), items, drawn, resampling);
  }

  /** How many resamples all cells together have, in memory at once. */
  public static long draws(PlannedCorpus corpus, Tallies tallies, Resampling resampling) {
    long cells = 0;
    for (PlannedCell cell : corpus.cells()) {
      if (cell.statistic().resampled()) {
        cells += groups(corpus.entries(), tallies, cell).size();
      }
    }
    return cells * resampling.replicates();
  }

  /** The cells in the order of the plan. */
  public List<Cell> cells() {
    return corpus.cells().parallelStream()
        .flatMap(
            cell -> {
              if (cell.gaps()) {
                return gaps
                    .cells(
                        cell,
                        groups(cell),
                        ofRaters(cell) ? Optional.of(known(cell)) : Optional.empty(),
                        concluded(entries.get(cell.entry())))
                    .stream();
              }
              List<Cell> own = new ArrayList<>();
              for (String group : groups(cell)) {
                if (shown(cell, group)) {
                  own.add(cell(cell, group));
                }
              }
              return own.stream();
            })
        .toList();
  }

  /** The groups of which a cell comes of what was planned; of two that are compared, the first. */
  private Set<String> groups(PlannedCell cell) {
    return cell.between().map(of -> Set.of(of.of())).orElseGet(() -> groups.get(cell.entry()));
  }

  private static Set<String> groups(List<Entry> entries, Tallies tallies, PlannedCell cell) {
    Entry entry = entries.get(cell.entry());
    if (entry.strata().none() && !entry.against().grouped()) {
      return Set.of("");
    }
    Set<String> found = new TreeSet<>();
    for (int e = 0; e < entries.size(); e++) {
      Entry of = entries.get(e);
      if (of.dimension() == entry.dimension() && of.strata().equals(entry.strata())) {
        if (of.tallier().equals(CoverageTally.ANSWERS.name())) {
          int at = e;
          tallies.of(e).keySet().stream()
              .filter(group -> SilentEntries.toAnswer(of, entry))
              .filter(group -> CoverageTally.of(tallies.sample(at, group)).items() > 0)
              .forEach(found::add);
        } else if (of.against() == entry.against() && of.instead() == Instead.NOTHING) {
          found.addAll(tallies.of(e).keySet());
        }
      }
    }
    return found;
  }

  /** True if missing answers count as wrong ones. */
  private static boolean wrong(PlannedCell cell) {
    return cell.table().noAnswer() == NoAnswer.WRONG;
  }

  /** The ceiling of one model stands beside that of all only where it is another. */
  private boolean shown(PlannedCell cell, String group) {
    return cell.combine() != Combine.CEILING
        || items.first(cell, group, CountedItems.COMMON).less() >= 0;
  }

  /** What a cell is computed from by a rule: one side, or the two of a difference or share. */
  private List<Side> sides(PlannedCell cell, String group, CountedItems rule) {
    Side first = items.first(cell, group, rule);
    return switch (cell.combine()) {
      case NONE, CEILING -> List.of(first);
      case BETWEEN -> List.of(first, items.first(cell, cell.between().orElseThrow().minus(), rule));
      case DIFFERENCE, SHARE -> List.of(first, items.second(cell, group, rule));
    };
  }

  private Cell cell(PlannedCell cell, String group) {
    Entry entry = entries.get(cell.entry());
    List<Side> sides = sides(cell, group, cell.table().items());
    Result result = drawn.of(sides.get(0));
    Drawn of = drawn(cell, sides);
    Basis basis = result.basis().get(cell.statistic());
    int carrying =
        sides.stream()
            .mapToInt(side -> drawn.of(side).basis().get(cell.statistic()).blocks())
            .min()
            .orElseThrow();
    Estimate estimate = drawn.estimate(cell.statistic(), of, carrying, concluded(entry));
    boolean grouped = entry.against().grouped();
    Map<String, Long> known = known(cell);
    List<String> counted = counted(cell, group);
    long raters =
        entry.panel().isEmpty()
            ? counted.stream()
                .mapToLong(g -> known.getOrDefault(grouped ? "" : g, 0L))
                .min()
                .orElse(0)
            : 0;
    int own = cell.combine() == Combine.BETWEEN ? carrying : basis.blocks();
    int blocks = tallies.replicated() ? tallies.population().size() : own;
    Optional<Limits> limits = limits(cell, sides.get(0));
    return new Cell(
        cell.table().name(),
        grouped ? rater(group, 0) : cell.scorer(),
        entry.against() == Against.PAIRS
            ? new Counterpart.Answers(rater(group, 1))
            : cell.reference(),
        cell.dimension(),
        cell.label(),
        stratum(entry.strata(), counted, ratio(cell)),
        cell.statistic().name(),
        estimate,
        limits
            .flatMap(Limits::interval)
            .map(i -> new Cell.ByFormula(cell.statistic().analytic().orElseThrow().method(), i)),
        tests.of(cell, sides, of, tallies.replicated() ? Math.toIntExact(raters) : carrying),
        items(cell, sides),
        raters,
        blocks,
        (wrong(cell)
                ? "items without a reference are left out, a missing answer is a wrong one"
                : cell.statistic().missing())
            + (entry.against() == Against.REST
                ? "; an item counts once for each rater left out"
                : ""),
        warnings(cell, group, estimate, blocks),
        coverage(cell, counted),
        compared(cell, group, sides),
        remarks(cell, group, sides, limits, estimate));
  }

  /** How many known people rated, by group. */
  private Map<String, Long> known(PlannedCell cell) {
    return tallies.raters().getOrDefault(question.firstAlike(cell.entry()), Map.of());
  }

  private boolean ofRaters(PlannedCell cell) {
    Set<String> raters = corpus.card().raterGroups();
    return entries.get(cell.entry()).strata().names().stream().anyMatch(raters::contains);
  }

  /** The groups a cell is about. */
  private static List<String> counted(PlannedCell cell, String group) {
    return cell.between().map(of -> List.of(of.of(), of.minus())).orElse(List.of(group));
  }

  /** Items counted; of two groups those of both. */
  private long items(PlannedCell cell, List<Side> sides) {
    return sides.stream()
        .limit(counted(cell, "").size())
        .mapToLong(side -> drawn.of(side).basis().get(cell.statistic()).items())
        .sum();
  }

  private static Stratum stratum(Strata strata, List<String> groups, boolean ratio) {
    List<Stratum.Group> of =
        groups.stream().map(group -> new Stratum.Group(strata.words(group))).toList();
    return strata.none()
        ? new Stratum.All()
        : of.size() == 1
            ? of.get(0)
            : ratio
                ? new Stratum.Ratio(of.get(0), of.get(1))
                : new Stratum.Difference(of.get(0), of.get(1));
  }

  private Optional<Cell.Coverage> coverage(PlannedCell cell, List<String> groups) {
    if (wrong(cell) && cell.scorer().ofTwo()) {
      return Optional.empty(); // both sides have all items
    }
    return items.coverage(cell, groups);
  }

  /** What is said of an interval is left out where there is none. */
  private List<Remark> remarks(
      PlannedCell cell,
      String group,
      List<Side> sides,
      Optional<Limits> limits,
      Estimate estimate) {
    List<Basis> bases =
        sides.stream().map(side -> drawn.of(side).basis().get(cell.statistic())).toList();
    List<Remark> remarks = Remarks.of(cell, corpus, tallies, group, bases, limits);
    boolean interval = estimate instanceof Estimate.Value value && value.interval().isPresent();
    if (!interval) {
      remarks.removeIf(Remark.WidestLabel.class::isInstance);
    } else if (concluded(entries.get(cell.entry()))) {
      remarks.add(new Remark.TakenAsKnown(cell.reference().words()));
    }
    if (cell.combine() == Combine.NONE
        && items.coverage(cell, List.of(group)).filter(of -> !of.whole()).isPresent()) {
      remarks.addAll(unanswered(cell, group));
    }
    return remarks;
  }

  /** What a number would be if missing answers were something else, and why they are missing. */
  private List<Remark> unanswered(PlannedCell cell, String group) {
    List<Remark> remarks = new ArrayList<>();
    Instead other = wrong(cell) ? Instead.NOTHING : Instead.IF_WRONG;
    if (cell.statistic().countsWrong()) {
      with(cell, group, other)
          .ifPresent(value -> remarks.add(new Remark.Otherwise(!wrong(cell), value)));
    }
    OptionalDouble lowest = with(cell, group, Instead.IF_LOWEST);
    OptionalDouble highest = with(cell, group, Instead.IF_HIGHEST);
    if (lowest.isPresent() && highest.isPresent()) {
      remarks.add(new Remark.Extremes(lowest.getAsDouble(), highest.getAsDouble()));
    }
    remarks.addAll(Remarks.ofSilence(cell, corpus, items.ofPanel(cell, List.of(group)), unusable));
    return remarks;
  }

  private OptionalDouble with(PlannedCell cell, String group, Instead instead) {
    Side side = items.with(cell, group, instead);
    return (instead == Instead.NOTHING || side.more() >= 0)
            && drawn.sample(side, cell.statistic()).whole() instanceof Estimate.Value value
        ? OptionalDouble.of(value.point())
        : OptionalDouble.empty();
  }

  /** True if a model of raters concluded the reference. */
  private boolean concluded(Entry entry) {
    return entry.reference() >= 0
        && Reading.of(corpus.scorers().get(entry.reference())) instanceof Reading.Ratings;
  }

  private List<String> warnings(PlannedCell cell, String group, Estimate estimate, int blocks) {
    List<String> warnings =
        new ArrayList<>(
            Warnings.of(estimate, blocks, resampling.made() != Bootstrap.Method.JACKKNIFE));
    long unanswered =
        counted(cell, group).stream().mapToLong(g -> items.withoutReference(cell, g)).sum();
    if (unanswered > 0) {
      String scorer = corpus.scorers().get(entries.get(cell.entry()).model()).name();
      warnings.add(Warnings.unanswered(cell.reference().words(), scorer, unanswered));
    }
    Entry entry = entries.get(cell.entry());
    if (cell.combine() == Combine.NONE && entry.label() < 0 && !entry.against().grouped()) {
      Tally<?> tally =
          Question.TALLIERS.get(entry.tallier()).tally(tallies.sample(cell.entry(), group));
      warnings.addAll(
          OneValue.warnings(cell.dimension(), estimate, tally, drawn.scale(cell.entry())));
    }
    return warnings;
  }

  /** People are known by number. */
  private static Subject rater(String group, int at) {
    return Subject.Rater.numbered(Integer.parseInt(group.split(" ")[at]));
  }

  private Drawn drawn(PlannedCell cell, List<Side> sides) {
    List<Result> of = sides.stream().map(drawn::of).toList();
    List<Drawn> each = of.stream().map(r -> r.drawn().get(cell.statistic())).toList();
    if (cell.combine() == Combine.BETWEEN) {
      return empty(cell, of).map(e -> new Drawn(e, new double[0])).orElse(combined(cell, each));
    }
    return cell.table().items() == CountedItems.COMMON
            && each.stream().allMatch(d -> d.whole() instanceof Estimate.Value)
            && of.stream().map(Result::itemsByBlock).distinct().count() > 1
        ? new Drawn(unlike(of), new double[0])
        : combined(cell, each);
  }

  /** Undefined if one of two groups has no items: only the data say which groups there are. */
  private Optional<Estimate> empty(PlannedCell cell, List<Result> of) {
    List<String> groups = counted(cell, "");
    Strata strata = entries.get(cell.entry()).strata();
    return IntStream.range(0, of.size())
        .filter(i -> of.get(i).items() == 0)
        .mapToObj(i -> Estimate.undefined("no items counted of " + strata.words(groups.get(i))))
        .findFirst();
  }

  /** A scorer may have answered without the degrees that a statistic counts. */
  private static Estimate unlike(List<Result> of) {
    return Estimate.undefined(
        "the two were not counted on the same items: "
            + of.get(0).items()
            + " and "
            + of.get(1).items());
  }

  private static Drawn combined(PlannedCell cell, List<Drawn> each) {
    return switch (cell.combine()) {
      case NONE, CEILING -> each.get(0);
      case SHARE -> Bootstrap.ratio(each.get(0), each.get(1));
      case DIFFERENCE -> Bootstrap.difference(each.get(0), each.get(1));
      case BETWEEN ->
          ratio(cell)
              ? Bootstrap.quotient(each.get(0), each.get(1))
              : Bootstrap.difference(each.get(0), each.get(1));
    };
  }

  private static boolean ratio(PlannedCell cell) {
    return cell.between().filter(PlannedCell.Groups::ratio).isPresent();
  }

  /** By which rule the items of a comparison were taken, and what the other rule gives. */
  private Optional<Cell.Compared> compared(PlannedCell cell, String group, List<Side> sides) {
    if (entries.get(cell.entry()).rival() >= 0) {
      return Optional.of(new Cell.Compared(Cell.COMMON, OptionalDouble.empty()));
    }
    if (cell.combine() == Combine.NONE || cell.combine() == Combine.BETWEEN || wrong(cell)) {
      return Optional.empty();
    }
    CountedItems rule = cell.table().items();
    List<Side> others =
        sides(cell, group, rule == CountedItems.COMMON ? CountedItems.OWN : CountedItems.COMMON);
    OptionalDouble otherwise = OptionalDouble.empty();
    if (!others.equals(sides)) {
      List<Drawn> each = others.stream().map(s -> drawn.sample(s, cell.statistic())).toList();
      if (combined(cell, each).whole() instanceof Estimate.Value value) {
        otherwise = OptionalDouble.of(value.point());
      }
    }
    return Optional.of(new Cell.Compared(Names.kebab(rule), otherwise));
  }

  private Optional<Limits> limits(PlannedCell cell, Side side) {
    return cell.analytic() < 0
        ? Optional.empty()
        : Optional.of(
            limits(
                cell.statistic().analytic().orElseThrow(),
                cell.analytic() == cell.entry()
                    ? items.sample(side)
                    : tallies.sample(cell.analytic(), side.group()),
                cell.analytic()));
  }

  private <T extends Tally<T>> Limits limits(Analytic<T> analytic, Counts sample, int entry) {
    return analytic.interval(
        analytic.tallier().tally(sample), drawn.scale(entry), resampling.level());
  }
}
