package org.attune.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.privacy.ToldCount;
import org.attune.privacy.Withholding;
import org.attune.statistic.Estimate;

/**
 * What a study's numbers pass before anything is written. Where tables show groups of people, it
 * keeps back every estimate that rests on fewer people than the least, and as many others as it
 * takes that none of these follows. An estimate is taken to tell what it was counted from: its
 * items, how many of them were answered, and, if it is a share of them, of how many it is true.
 *
 * <p>How many people an estimate rests on is how many blocks carry it: people are the unit of
 * dependence in such a study, and with more people than blocks each block has at least one.
 *
 * @param least fewest people an estimate may rest on
 * @param groups of each dimension whose tables show groups of people, by the group's words the
 *     value of each attribute that makes it
 * @param elsewhere what other studies have told of the same people
 */
public record Gate(
    int least,
    Map<String, Map<String, SortedMap<String, String>>> groups,
    List<ToldElsewhere> elsewhere) {

  private static final double WHOLE = 1e-9;
  private static final SortedMap<String, String> ALL = new TreeMap<>();

  /** Lets everything through: of a study that shows no groups of people. */
  public static Gate open() {
    return new Gate(1, Map.of(), List.of());
  }

  /**
   * How much is kept back.
   *
   * @param cells estimates kept back
   * @param beside those of them that rest on enough people, but from which others would follow
   * @param of all estimates of these tables
   */
  public record Cost(long cells, long beside, long of) {}

  /** What is counted alike in several groups. */
  private record Family(
      String dimension, String label, Subject scorer, Counterpart reference, String statistic) {
    static Family of(Cell cell) {
      return new Family(
          cell.dimension(), cell.label(), cell.scorer(), cell.reference(), cell.statistic());
    }
  }

  /** A label of a dimension, or all of it. */
  private record About(String dimension, String label) {}

  /** What is not to be told. */
  final class Kept {

    private final Map<About, Set<SortedMap<String, String>>> groups = new HashMap<>();
    private final Set<About> unlisted = new HashSet<>();

    private Optional<SortedMap<String, String>> group(String dimension, Stratum stratum) {
      return Gate.this.group(dimension, stratum);
    }

    private Set<SortedMap<String, String>> of(Cell cell) {
      return groups.getOrDefault(new About(cell.dimension(), cell.label()), Set.of());
    }

    /** Whether what is said of all people at once may be told. */
    boolean tells(String dimension) {
      return groups.entrySet().stream()
          .noneMatch(e -> e.getKey().dimension().equals(dimension) && e.getValue().contains(ALL));
    }

    boolean has(Cell cell) {
      Set<SortedMap<String, String>> back = of(cell);
      if (back.isEmpty()) {
        return false;
      }
      if (cell.stratum() instanceof Stratum.Difference of) {
        return Stream.of(of.of(), of.minus())
            .anyMatch(g -> group(cell.dimension(), g).map(back::contains).orElse(true));
      }
      // All others of a group hold one that is kept back, or follow from it with all; a gap is the
      // value of some group, or made of two, whichever they are.
      return group(cell.dimension(), cell.stratum()).map(back::contains).orElse(true);
    }

    /** Whether a cell has its place, with or without a number. */
    boolean lists(Cell cell) {
      return cell.stratum() instanceof Stratum.All
          || !unlisted.contains(new About(cell.dimension(), ""))
              && !unlisted.contains(new About(cell.dimension(), cell.label()));
    }

    ResultTable without(ResultTable table) {
      return new ResultTable(
          table.name(),
          table.caption(),
          table.rows(),
          table.columns(),
          table.decimals(),
          table.cells().stream()
              .filter(this::lists)
              .map(c -> has(c) ? c.suppressed(least) : c)
              .toList(),
          table.statistics());
    }
  }

  /** What of these tables is not to be told. */
  Kept kept(Collection<ResultTable> tables) {
    Kept kept = new Kept();
    if (groups.isEmpty()) {
      return kept;
    }
    List<Cell> cells =
        tables.stream()
            .flatMap(t -> t.cells().stream())
            .filter(c -> groups.containsKey(c.dimension()))
            .toList();
    Map<About, Set<List<ToldCount>>> families = new LinkedHashMap<>();
    cells.stream()
        .collect(Collectors.groupingBy(Family::of, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (family, own) ->
                families
                    .computeIfAbsent(
                        new About(family.dimension(), family.label()), k -> new LinkedHashSet<>())
                    .add(told(own)));
    // What is kept back of a whole scale is of each label, too; so the scale comes first.
    Stream.concat(
            families.keySet().stream().filter(about -> about.label().isEmpty()),
            families.keySet().stream().filter(about -> !about.label().isEmpty()))
        .forEach(
            about -> {
              Set<SortedMap<String, String>> back =
                  new LinkedHashSet<>(
                      kept.groups.getOrDefault(new About(about.dimension(), ""), Set.of()));
              elsewhere(about)
                  .filter(ToldElsewhere::kept)
                  .flatMap(other -> group(other).stream())
                  .forEach(back::add);
              if (!keep(families.get(about), back)) {
                kept.unlisted.add(about);
              }
              kept.groups.put(about, back);
            });
    return kept;
  }

  /** How much is kept back of these tables. */
  public Cost cost(Collection<ResultTable> tables) {
    Kept kept = kept(tables);
    long cells = 0;
    long beside = 0;
    long of = 0;
    for (ResultTable table : tables) {
      for (Cell cell : table.cells()) {
        of++;
        if (kept.has(cell) || !kept.lists(cell)) {
          cells++;
          beside += cell.blocks() >= least ? 1 : 0;
        }
      }
    }
    return new Cost(cells, beside, of);
  }

  /**
   * What one family keeps back, all of one dimension or label do, since they count the same. False
   * if not even which groups there are may be told.
   */
  private boolean keep(Set<List<ToldCount>> families, Set<SortedMap<String, String>> back) {
    boolean listed = true;
    int before;
    do {
      before = back.size();
      for (List<ToldCount> family : families) {
        Withholding.Withheld withheld = Withholding.of(family, least, back);
        withheld.groups().forEach(group -> back.add(group.group()));
        listed &= withheld.listed();
      }
    } while (back.size() > before);
    return listed;
  }

  /** What the cells of a family tell, a group once, and what others have told of the same items. */
  private List<ToldCount> told(List<Cell> family) {
    boolean shares = family.stream().allMatch(Gate::share);
    Map<SortedMap<String, String>, ToldCount> told = new TreeMap<>(GROUPS);
    for (Cell cell : family) {
      group(cell.dimension(), cell.stratum())
          .ifPresent(
              group ->
                  told.putIfAbsent(
                      group,
                      new ToldCount(
                          group,
                          cell.items() == 0 ? 0 : cell.blocks(),
                          counts(cell, shares),
                          false)));
    }
    Cell first = family.get(0);
    elsewhere(new About(first.dimension(), first.label()))
        .forEach(
            other ->
                group(other)
                    .flatMap(g -> Optional.ofNullable(told.get(g)).or(() -> sum(g, told.values())))
                    .filter(own -> other.kept() || own.items() == other.items())
                    .ifPresent(
                        own ->
                            told.put(
                                own.group(),
                                new ToldCount(
                                    own.group(),
                                    own.people(),
                                    own.counts(),
                                    own.elsewhere() || !other.kept()))));
    return List.copyOf(told.values());
  }

  private Stream<ToldElsewhere> elsewhere(About about) {
    return elsewhere.stream()
        .filter(t -> t.dimension().equals(about.dimension()) && t.label().equals(about.label()));
  }

  /** A group from those that a further attribute divides it into, if these are counted. */
  private static Optional<ToldCount> sum(
      SortedMap<String, String> group, Collection<ToldCount> of) {
    Map<Set<String>, List<ToldCount>> finer =
        of.stream()
            .filter(c -> c.group().entrySet().containsAll(group.entrySet()))
            .collect(Collectors.groupingBy(c -> c.group().keySet()));
    return finer.values().stream()
        .findFirst()
        .map(
            parts -> {
              long people = parts.stream().mapToLong(ToldCount::people).sum();
              List<Long> counts = new ArrayList<>();
              for (int c = 0; c < parts.get(0).counts().size(); c++) {
                int at = c;
                counts.add(parts.stream().mapToLong(p -> p.counts().get(at)).sum());
              }
              return new ToldCount(group, people, counts, false);
            });
  }

  /** The group that another study calls by some words, if it is made of values known here. */
  private Optional<SortedMap<String, String>> group(ToldElsewhere other) {
    if (other.stratum().isEmpty()) {
      return Optional.of(ALL);
    }
    return groups.get(other.dimension()).values().stream()
        .flatMap(finest -> parts(finest).stream())
        .filter(part -> part.words().contains(other.stratum()))
        .map(Part::group)
        .findFirst();
  }

  /** A group with what it may be called, in each order of its attributes. */
  private record Part(SortedMap<String, String> group, Set<String> words) {}

  /** A group and all that it is part of. */
  private static List<Part> parts(SortedMap<String, String> group) {
    List<Part> parts = List.of(new Part(ALL, Set.of("")));
    for (Map.Entry<String, String> value : group.entrySet()) {
      List<Part> more = new ArrayList<>(parts);
      for (Part part : parts) {
        SortedMap<String, String> longer = new TreeMap<>(part.group());
        longer.put(value.getKey(), value.getValue());
        Set<String> words = new HashSet<>();
        String own = value.getKey() + "=" + value.getValue();
        part.words()
            .forEach(
                w -> {
                  words.add(w.isEmpty() ? own : w + ", " + own);
                  words.add(w.isEmpty() ? own : own + ", " + w);
                });
        more.add(new Part(longer, words));
      }
      parts = more;
    }
    return parts;
  }

  private static final java.util.Comparator<SortedMap<String, String>> GROUPS =
      java.util.Comparator.comparing(Object::toString);

  private static List<Long> counts(Cell cell, boolean share) {
    List<Long> counts = new ArrayList<>(List.of(cell.items()));
    counts.add(cell.coverage().map(Cell.Coverage::answered).orElse(0L));
    counts.add(cell.coverage().map(Cell.Coverage::of).orElse(0L));
    counts.add(share && cell.estimate() instanceof Estimate.Value v ? trueOf(cell, v) : 0L);
    return counts;
  }

  private static long trueOf(Cell cell, Estimate.Value value) {
    return Math.round(value.point() * cell.items());
  }

  /** Whether an estimate can be how often something is true of its items. */
  private static boolean share(Cell cell) {
    return !(cell.estimate() instanceof Estimate.Value v)
        || v.point() >= 0
            && v.point() <= 1
            && Math.abs(v.point() * cell.items() - trueOf(cell, v)) < WHOLE * (1 + cell.items());
  }

  /** The attributes of a group; empty of what is no group. */
  private Optional<SortedMap<String, String>> group(String dimension, Stratum stratum) {
    return stratum instanceof Stratum.All
        ? Optional.of(ALL)
        : stratum instanceof Stratum.Group of
            ? Optional.ofNullable(groups.getOrDefault(dimension, Map.of()).get(of.words()))
            : Optional.empty();
  }
}
