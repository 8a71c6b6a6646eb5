package org.attune.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.attune.UserMistake;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What follows of a count in a group that is kept back from all that is told: the lowest and the
 * highest it can be, by linear programs over the finest groups there may be, and by integer
 * programs where the attributes are more than two, so that a linear bound may be no whole number
 * (Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9803). That a group is listed tells that
 * somebody is in it; that it is not, that nobody is.
 */
final class Inference {

  /** Finest groups that one program may be about. */
  private static final int MOST = 5_000;

  private static final double ROUNDING = 1e-6;
  private static final long MANY = 1_000;

  /** Lowest and highest count; the highest is the largest long where nothing limits it. */
  record Limits(long low, long high) {

    boolean one() {
      return low == high;
    }
  }

  /** Value of each attribute of one of the finest groups; null where it lacks one. */
  private final List<Map<String, String>> finest;

  private final ExpressionsBasedModel program = new ExpressionsBasedModel();
  private final List<Variable> amounts = new ArrayList<>();

  private final long most;

  /** Whether all is told by one study. */
  private final boolean fitting;

  /**
   * @param groups all that are listed
   * @param keptBack those whose counts are not told
   * @param restsKept divisions of which it is not told either how many lack an attribute
   * @param count which count it is about
   * @param present whether everybody adds at least one to the count
   */
  Inference(
      Collection<ToldCount> groups,
      Collection<Division> divisions,
      Set<ToldCount> keptBack,
      Set<Division> restsKept,
      ToLongFunction<ToldCount> count,
      boolean present) {
    fitting = groups.stream().noneMatch(ToldCount::elsewhere);
    finest = finest(groups, divisions);
    boolean whole = !finest.isEmpty() && finest.get(0).size() > 2;
    // Programs without a highest value are told apart badly: no group is larger than all together.
    most = MANY + groups.stream().mapToLong(count).sum();
    for (int i = 0; i < finest.size(); i++) {
      amounts.add(program.newVariable("x" + i).lower(0).upper(most).integer(whole));
    }
    sum(group -> true).upper(most);
    for (ToldCount group : groups) {
      if (!keptBack.contains(group)) {
        sum(in(group)).level(count.applyAsLong(group));
      } else if (present) {
        sum(in(group)).lower(1);
      }
    }
    for (Division division : divisions) {
      long parts = division.parts().stream().mapToLong(count).sum();
      if (!restsKept.contains(division)) {
        sum(rest(division)).level(count.applyAsLong(division.whole()) - parts);
      } else if (present) {
        sum(rest(division)).lower(1);
      }
    }
  }

  /** What follows of a group. */
  Limits of(ToldCount group) {
    return limits(in(group));
  }

  /** What follows of those who lack an attribute. */
  Limits ofRest(Division division) {
    return limits(rest(division));
  }

  private Limits limits(Predicate<Map<String, String>> members) {
    for (int i = 0; i < amounts.size(); i++) {
      amounts.get(i).weight(members.test(finest.get(i)) ? 1 : 0);
    }
    Optimisation.Result low = program.minimise();
    Optimisation.Result high = program.maximise();
    if (!low.getState().isFeasible() || !high.getState().isFeasible()) {
      if (fitting) {
        throw new IllegalStateException("counts of groups do not fit each other");
      }
      return new Limits(0, Long.MAX_VALUE); // of other people, then, and nothing follows
    }
    return new Limits(
        (long) Math.ceil(low.getValue() - ROUNDING),
        high.getValue() >= most - ROUNDING
            ? Long.MAX_VALUE
            : (long) Math.floor(high.getValue() + ROUNDING));
  }

  private Expression sum(Predicate<Map<String, String>> members) {
    Expression sum = program.newExpression("s" + program.countExpressions());
    for (int i = 0; i < amounts.size(); i++) {
      if (members.test(finest.get(i))) {
        sum.set(amounts.get(i), 1);
      }
    }
    return sum;
  }

  private static Predicate<Map<String, String>> in(ToldCount group) {
    return finest -> finest.entrySet().containsAll(group.group().entrySet());
  }

  private static Predicate<Map<String, String>> rest(Division division) {
    return in(division.whole())
        .and(finest -> division.by().stream().anyMatch(a -> finest.get(a) == null));
  }

  /** Every combination of values that a listed group leaves possible. */
  private static List<Map<String, String>> finest(
      Collection<ToldCount> groups, Collection<Division> divisions) {
    SortedMap<String, SortedSet<String>> values = new TreeMap<>();
    groups.forEach(
        g -> g.group().forEach((a, v) -> values.computeIfAbsent(a, k -> new TreeSet<>()).add(v)));
    Set<String> lacked = new HashSet<>();
    divisions.stream().filter(d -> d.restItems() > 0).forEach(d -> lacked.addAll(d.by()));
    Set<Map<String, String>> listed = new HashSet<>();
    Set<Set<String>> crossings = new HashSet<>();
    for (ToldCount group : groups) {
      listed.add(group.group());
      crossings.add(group.group().keySet());
    }
    List<Map<String, String>> all = List.of(new TreeMap<>());
    for (Map.Entry<String, SortedSet<String>> of : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : of.getValue()) {
          longer.add(with(before, of.getKey(), value));
        }
        if (lacked.contains(of.getKey())) {
          longer.add(with(before, of.getKey(), null));
        }
      }
      longer.removeIf(group -> !possible(group, crossings, listed));
      if (longer.size() > MOST) {
        throw new UserMistake(
            "strata of people: expected at most %d combinations of their values, found more; have fewer strata beside each other"
                .formatted(MOST));
      }
      all = longer;
    }
    return all;
  }

  private static Map<String, String> with(Map<String, String> group, String name, String value) {
    Map<String, String> more = new TreeMap<>(group);
    more.put(name, value);
    return more;
  }

  /** Whether each group that it would be in is listed, as far as its attributes are known. */
  private static boolean possible(
      Map<String, String> group, Set<Set<String>> crossings, Set<Map<String, String>> listed) {
    for (Set<String> crossing : crossings) {
      if (group.keySet().containsAll(crossing)
          && crossing.stream().allMatch(a -> group.get(a) != null)) {
        Map<String, String> of = new TreeMap<>(group);
        of.keySet().retainAll(crossing);
        if (!listed.contains(of)) {
          return false;
        }
      }
    }
    return true;
  }
}
