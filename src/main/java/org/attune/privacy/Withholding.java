package org.attune.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Which groups are kept back so that nothing is told of fewer people than the least: those that
 * have fewer, and as many others, the smallest first, as it takes that
 *
 * <ul>
 *   <li>all that is kept back of a group that is told, together, rests on at least the least number
 *       of people, since their sum follows;
 *   <li>of each group of fewer people no count follows from others ({@link Inference}), but that of
 *       at least the least number of people, together, none has what is counted;
 *   <li>nor that it has fewer people, where that can be told at all.
 * </ul>
 *
 * <p>The same holds for people who lack an attribute by which others are divided.
 */
public final class Withholding {

  private static final Comparator<ToldCount> SMALLEST =
      Comparator.comparingLong(ToldCount::people)
          .thenComparingLong(ToldCount::items)
          .thenComparing(group -> group.group().toString());

  private final List<ToldCount> groups;
  private final int least;
  private final List<Division> divisions;
  private final Set<Division> restsKept = new HashSet<>();
  private final Set<ToldCount> keptBack = new LinkedHashSet<>();

  private Withholding(Collection<ToldCount> groups, int least, Collection<?> before) {
    this.groups = groups.stream().sorted(SMALLEST).toList();
    this.least = least;
    divisions = Division.of(this.groups);
    for (ToldCount group : this.groups) {
      if (!group.elsewhere() && (few(group.people()) || before.contains(group.group()))) {
        keptBack.add(group);
      }
    }
    divisions.stream().filter(this::fewRest).forEach(restsKept::add);
  }

  /**
   * What is kept back.
   *
   * @param groups in the order of their size
   * @param listed false if not even which groups there are may be told: with what others have told,
   *     that some combination of values does not occur gives the counts of another away
   */
  public record Withheld(List<ToldCount> groups, boolean listed) {}

  /**
   * The groups of one family that are kept back.
   *
   * @param groups all groups that results list, each once
   * @param least fewest people a count may rest on
   * @param before groups that are kept back anyway
   */
  public static Withheld of(
      Collection<ToldCount> groups,
      int least,
      Collection<? extends java.util.Map<String, String>> before) {
    Withholding of = new Withholding(groups, least, before);
    while (of.unsafe().flatMap(of::next).filter(of.keptBack::add).isPresent()) {}
    return new Withheld(
        of.groups.stream()
            .filter(group -> of.few(group.people()) || of.keptBack.contains(group))
            .toList(),
        of.unsafe().isEmpty());
  }

  /** Whether few may lack an attribute: where some have two values nobody knows how many. */
  private boolean fewRest(Division of) {
    return few(of.restPeople()) || of.restPeople() <= 0 && of.restItems() > 0;
  }

  private boolean few(long people) {
    return people > 0 && people < least;
  }

  /** Groups one of which must be kept back, too; empty if nothing need be. */
  private Optional<Set<ToldCount>> unsafe() {
    if (keptBack.isEmpty() && restsKept.isEmpty()) {
      return Optional.empty();
    }
    for (Division division : divisions) {
      if (!keptBack.contains(division.whole()) && few(unknown(division))) {
        return Optional.of(others(List.of(division)));
      }
    }
    return unsafeByInference();
  }

  /** People of a group whose counts follow in one sum from what is told. */
  private long unknown(Division division) {
    List<ToldCount> kept = division.parts().stream().filter(keptBack::contains).toList();
    long people = restsKept.contains(division) ? Math.max(1, division.restPeople()) : 0;
    for (ToldCount part : kept) {
      // People may be in several groups where attributes change: then only the largest is certain.
      people = division.restPeople() < 0 ? Math.max(people, part.people()) : people + part.people();
    }
    return people;
  }

  private Optional<Set<ToldCount>> unsafeByInference() {
    List<ToldCount> small = keptBack.stream().filter(g -> few(g.people())).toList();
    boolean apart = divisions.stream().allMatch(d -> d.restPeople() >= 0);
    int counts = groups.get(0).counts().size();
    for (int c = apart ? -1 : 0; c < counts; c++) {
      int at = c;
      ToLongFunction<ToldCount> count = g -> at < 0 ? g.people() : g.counts().get(at);
      if (c > 0 && (!sums(count) || !emptyRest(count))) {
        continue; // no sums over people, or each leaves something to all parts kept back
      }
      Inference inference =
          new Inference(groups, divisions, keptBack, restsKept, count, c <= 0 && listedOnly());
      for (ToldCount group : small) {
        if (told(inference.of(group), c)) {
          return Optional.of(others(divisions.stream().filter(d -> concerns(d, group)).toList()));
        }
      }
      for (Division division : restsKept) {
        if (told(inference.ofRest(division), c)) {
          return Optional.of(others(List.of(division)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean told(Inference.Limits limits, int count) {
    return count < 0
        ? limits.high() < least || limits.one()
        : limits.one() && (count == 0 || limits.low() > 0);
  }

  /** Whether only groups with people are listed; those of a label may have none. */
  private boolean listedOnly() {
    return groups.stream().noneMatch(group -> group.people() == 0);
  }

  /** Whether a count adds up over groups. */
  private boolean sums(ToLongFunction<ToldCount> count) {
    return divisions.stream()
        .allMatch(
            d -> {
              long rest = count.applyAsLong(d.whole()) - d.parts().stream().mapToLong(count).sum();
              return rest >= 0 && rest <= d.restItems();
            });
  }

  /** Whether of some group all that is counted is in the parts that are told. */
  private boolean emptyRest(ToLongFunction<ToldCount> count) {
    return divisions.stream()
        .filter(d -> !keptBack.contains(d.whole()))
        .anyMatch(
            d ->
                d.parts().stream().anyMatch(keptBack::contains)
                    && d.parts().stream().filter(g -> !keptBack.contains(g)).mapToLong(count).sum()
                        == count.applyAsLong(d.whole()));
  }

  private static boolean concerns(Division division, ToldCount group) {
    return division.parts().contains(group) || division.whole().equals(group);
  }

  /** What could be kept back beside: other parts of these divisions, or the wholes. */
  private Set<ToldCount> others(List<Division> of) {
    List<ToldCount> parts = new ArrayList<>();
    of.forEach(d -> parts.addAll(d.parts()));
    Set<ToldCount> found = new LinkedHashSet<>(open(parts));
    if (found.isEmpty()) {
      found.addAll(open(of.stream().map(Division::whole).toList()));
    }
    if (found.isEmpty()) {
      found.addAll(open(groups));
    }
    return found;
  }

  private List<ToldCount> open(List<ToldCount> of) {
    return of.stream()
        .filter(g -> !keptBack.contains(g) && !g.elsewhere())
        .sorted(SMALLEST)
        .toList();
  }

  private Optional<ToldCount> next(Set<ToldCount> others) {
    return others.stream().min(SMALLEST);
  }
}
